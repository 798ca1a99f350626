package dev.jstack.host.windows.layer;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.windows.abi.FileFunctions;
import dev.jstack.host.windows.abi.FileLibraries;
import dev.jstack.host.windows.abi.NtFunctions;
import java.util.Optional;

/** A directory below which names are opened, without following any link. */
final class Root implements AutoCloseable {
  /** Fails at every link in between; at the last part FILE_OPEN_REPARSE_POINT decides. */
  private static final int OBJ_DONT_REPARSE = 0x1000;

  private static final int OPTIONS =
      NtFunctions.FILE_OPEN_FOR_BACKUP_INTENT
          | NtFunctions.FILE_SYNCHRONOUS_IO_NONALERT
          | NtFunctions.FILE_OPEN_REPARSE_POINT;

  private final FileLibraries libraries;
  private final String path;
  private final OpenFile directory;

  /** Opens an existing directory by its full path. */
  Root(FileLibraries libraries, String path) {
    this.libraries = libraries;
    this.path = path;
    Pointer handle =
        libraries
            .files()
            .CreateFileW(
                path.startsWith("/") ? path : "\\\\?\\" + path, // no limit of 260 characters
                FileFunctions.GENERIC_READ,
                FileFunctions.SHARE_ALL,
                null,
                FileFunctions.OPEN_EXISTING,
                FileFunctions.FILE_FLAG_BACKUP_SEMANTICS,
                null);
    if (Pointer.nativeValue(handle) == -1) {
      throw Failure.of(Native.getLastError(), "CreateFileW", path);
    }
    this.directory = new OpenFile(libraries, handle, path);
  }

  String path() {
    return path;
  }

  /** Opens what there is. */
  OpenFile open(String name, int access, int options) {
    return open(name, access, NtFunctions.SHARE_ALL, NtFunctions.FILE_OPEN, options);
  }

  /** Opens what there is; empty when there is nothing of that name. */
  Optional<OpenFile> find(String name, int access) {
    PointerByReference handle = new PointerByReference();
    int status = create(handle, name, access, NtFunctions.SHARE_ALL, NtFunctions.FILE_OPEN, 0);
    if (status == NtFunctions.STATUS_OBJECT_NAME_NOT_FOUND
        || status == NtFunctions.STATUS_OBJECT_PATH_NOT_FOUND) {
      return Optional.empty();
    }
    Failure.check(libraries, status, "NtCreateFile", full(name));
    return Optional.of(new OpenFile(libraries, handle.getValue(), full(name)));
  }

  OpenFile open(String name, int access, int share, int disposition, int options) {
    PointerByReference handle = new PointerByReference();
    int status = create(handle, name, access, share, disposition, options);
    Failure.check(libraries, status, "NtCreateFile", full(name));
    return new OpenFile(libraries, handle.getValue(), full(name));
  }

  /** The NTSTATUS of opening or making {@code name}. */
  private int create(
      PointerByReference handle, String name, int access, int share, int disposition, int options) {
    try (Memory object =
            FileLibraries.objectAttributes(
                directory.handle(), name.replace('/', '\\'), OBJ_DONT_REPARSE);
        Memory status = FileLibraries.statusBlock()) {
      return libraries
          .nt()
          .NtCreateFile(
              handle,
              access | NtFunctions.SYNCHRONIZE,
              object,
              status,
              null,
              0,
              share,
              disposition,
              OPTIONS | options,
              null,
              0);
    }
  }

  private String full(String name) {
    return path + (path.startsWith("/") ? "/" : "\\") + name;
  }

  @Override
  public void close() {
    directory.close();
  }
}
