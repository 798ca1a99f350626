package dev.jstack.host.windows;

import dev.jstack.host.windows.abi.FileLibraries;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.image.layer.windows.ImportChild;
import dev.jstack.image.layer.windows.LayerImport;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The child process of an import, over the stubs: HCS-STUB FILE-STUB. */
final class StubImportMain {
  private StubImportMain() {}

  public static void main(String[] stubs) throws IOException {
    NativeLibraries hcs = NativeLibraries.fromStub(Path.of(stubs[0]));
    FileLibraries files = FileLibraries.fromStub(Path.of(stubs[1]));
    ImportChild.run(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        () -> {
          LayerHost host =
              LayerHost.privileged(
                  new WindowsStorage(Dlls.of(hcs), new ProtectedFiles(hcs)), files);
          return new LayerImport(host.storage(), host.files());
        });
  }
}
