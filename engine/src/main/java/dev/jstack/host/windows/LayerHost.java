package dev.jstack.host.windows;

import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.windows.abi.FileLibraries;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.layer.Privileges;
import dev.jstack.host.windows.layer.RestoredFiles;
import java.nio.file.Path;

/**
 * What a process needs that writes layers, and nothing else of the host.
 *
 * @param storage the layer functions
 * @param files opens directories of layers
 */
public record LayerHost(StorageApi storage, LayerFiles.Opener files) {

  /**
   * Opens this machine and enables the privileges to back up and restore for this process.
   *
   * @throws dev.jstack.host.api.HostException when the account does not hold them
   */
  public static LayerHost open(Path systemDirectory) {
    return privileged(storage(systemDirectory), FileLibraries.fromSystem(systemDirectory));
  }

  /** The layer functions of this machine, without any privilege. */
  public static StorageApi storage(Path systemDirectory) {
    NativeLibraries libraries = NativeLibraries.fromSystem(systemDirectory);
    return new WindowsStorage(Dlls.of(libraries), new ProtectedFiles(libraries));
  }

  /** The layer functions of {@code storage}, files through {@code libraries}. */
  public static LayerHost privileged(StorageApi storage, FileLibraries libraries) {
    new Privileges(libraries).enable();
    return new LayerHost(storage, path -> new RestoredFiles(libraries, path));
  }
}
