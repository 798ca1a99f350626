package dev.jstack.host.windows.layer;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.api.FileTimes;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.windows.abi.FileFunctions;
import dev.jstack.host.windows.abi.FileLibraries;
import dev.jstack.host.windows.abi.NtFunctions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file, directory or link that is open. */
final class OpenFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int NORMAL = 0x80;

  private final FileLibraries libraries;
  private final Pointer handle;
  private final String name;

  OpenFile(FileLibraries libraries, Pointer handle, String name) {
    this.libraries = libraries;
    this.handle = handle;
    this.name = name;
  }

  Pointer handle() {
    return handle;
  }

  /** Sets times and attributes; attributes of zero are left as they are. */
  void basics(FileTimes times, int attributes) {
    try (Memory information =
        FileLibraries.basicInformation(
            FileTimes.windows(times.created()),
            FileTimes.windows(times.accessed()),
            FileTimes.windows(times.written()),
            attributes)) {
      basics(information);
    }
  }

  void basics(Memory information) {
    int size = (int) information.size();
    int set =
        libraries
            .files()
            .SetFileInformationByHandle(handle, FileFunctions.FILE_BASIC_INFO, information, size);
    Failure.unless(set, "SetFileInformationByHandle", name);
  }

  /** FILE_BASIC_INFO as it is; the caller closes it. */
  Memory basics() {
    Memory information = FileLibraries.basicInformation(0, 0, 0, 0);
    int size = (int) information.size();
    int got =
        libraries
            .files()
            .GetFileInformationByHandleEx(handle, FileFunctions.FILE_BASIC_INFO, information, size);
    Failure.unless(got, "GetFileInformationByHandleEx", name);
    return information;
  }

  int attributes() {
    try (Memory information = basics()) {
      return FileLibraries.attributes(information);
    }
  }

  /** Removes it when it is closed; what is read-only is made writable first. */
  void delete() {
    int status = dispose();
    if (status == NtFunctions.STATUS_CANNOT_DELETE || status == NtFunctions.STATUS_ACCESS_DENIED) {
      try (Memory writable = FileLibraries.basicInformation(0, 0, 0, NORMAL)) {
        basics(writable);
      }
      status = dispose();
    }
    Failure.check(libraries, status, "NtSetInformationFile", name);
  }

  private int dispose() {
    try (Memory yes = new Memory(1)) {
      yes.setByte(0, (byte) 1);
      return set(yes, NtFunctions.FILE_DISPOSITION_INFORMATION);
    }
  }

  /** Gives it another name in {@code directory}. */
  void link(OpenFile directory, String other) {
    try (Memory link = FileLibraries.linkInformation(directory.handle, other)) {
      int status = set(link, NtFunctions.FILE_LINK_INFORMATION);
      Failure.check(libraries, status, "NtSetInformationFile", name + " as " + other);
    }
  }

  private int set(Memory information, int kind) {
    try (Memory status = FileLibraries.statusBlock()) {
      int size = (int) information.size();
      return libraries.nt().NtSetInformationFile(handle, status, information, size, kind);
    }
  }

  /** What is in a directory, by name. */
  List<LayerFiles.Entry> entries() {
    List<LayerFiles.Entry> entries = new ArrayList<>();
    try (Memory buffer = new Memory(BUFFER)) {
      while (more(buffer)) {
        take(buffer, entries);
      }
    }
    entries.sort(Comparator.comparing(LayerFiles.Entry::name));
    return entries;
  }

  private boolean more(Memory buffer) {
    int kind = FileFunctions.FILE_ID_BOTH_DIRECTORY_INFO;
    int got = libraries.files().GetFileInformationByHandleEx(handle, kind, buffer, BUFFER);
    int code = Native.getLastError();
    if (got == 0 && code != FileFunctions.ERROR_NO_MORE_FILES) {
      throw Failure.of(code, "GetFileInformationByHandleEx", name);
    }
    return got != 0;
  }

  /** FILE_ID_BOTH_DIR_INFO: the distance to the next, attributes at 56, the name at 104. */
  private static void take(Memory buffer, List<LayerFiles.Entry> entries) {
    long at = 0;
    int next;
    do {
      next = buffer.getInt(at);
      byte[] text = buffer.getByteArray(at + 104, buffer.getInt(at + 60));
      String entry = new String(text, StandardCharsets.UTF_16LE);
      if (!entry.equals(".") && !entry.equals("..")) {
        entries.add(new LayerFiles.Entry(entry, buffer.getInt(at + 56)));
      }
      at += next;
    } while (next != 0);
  }

  /** Writes bytes at the end. */
  void write(Memory buffer, int length) {
    IntByReference written = new IntByReference();
    int done = libraries.files().WriteFile(handle, buffer, length, written, null);
    Failure.unless(done, "WriteFile", name);
  }

  @Override
  public void close() {
    libraries.files().CloseHandle(handle);
  }
}
