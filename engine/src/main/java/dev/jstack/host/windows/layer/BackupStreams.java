package dev.jstack.host.windows.layer;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.windows.abi.FileFunctions;
import java.io.IOException;

/**
 * Backup streams of open files. Each of these functions keeps a context from its first call to its
 * last, which only says that it is the last.
 */
final class BackupStreams {
  private static final int BUFFER = 1 << 16;

  private final FileFunctions functions;

  BackupStreams(FileFunctions functions) {
    this.functions = functions;
  }

  /** Makes a file what the stream says. */
  void write(OpenFile file, String name, LayerFiles.Content stream) throws IOException {
    PointerByReference context = new PointerByReference();
    try (NativeBuffer out =
        new NativeBuffer((memory, length) -> write(file, name, memory, length, context))) {
      stream.writeTo(out);
      out.flush();
    } finally {
      functions.BackupWrite(file.handle(), null, 0, new IntByReference(), 1, 1, context);
    }
  }

  private void write(
      OpenFile file, String name, Memory memory, int length, PointerByReference context) {
    IntByReference written = new IntByReference();
    int done = 0;
    while (done < length) {
      Pointer rest = memory.share(done);
      int ok = functions.BackupWrite(file.handle(), rest, length - done, written, 0, 1, context);
      Failure.unless(ok, "BackupWrite", name);
      if (written.getValue() <= 0) {
        throw Failure.of(0, "BackupWrite", name);
      }
      done += written.getValue();
    }
  }

  /** Makes one file what another is. */
  void copy(OpenFile from, OpenFile to, String name) {
    PointerByReference reading = new PointerByReference();
    PointerByReference writing = new PointerByReference();
    IntByReference length = new IntByReference();
    try (Memory buffer = new Memory(BUFFER)) {
      do {
        int ok = functions.BackupRead(from.handle(), buffer, BUFFER, length, 0, 1, reading);
        Failure.unless(ok, "BackupRead", name);
        write(to, name, buffer, length.getValue(), writing);
      } while (length.getValue() > 0);
    } finally {
      functions.BackupRead(from.handle(), null, 0, new IntByReference(), 1, 1, reading);
      functions.BackupWrite(to.handle(), null, 0, new IntByReference(), 1, 1, writing);
    }
  }
}
