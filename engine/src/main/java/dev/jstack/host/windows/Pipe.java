package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.windows.abi.SystemFunctions;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One end of a pipe that HCS opened for overlapped input and output. A read or write without an
 * OVERLAPPED on such a handle can hang, so each has one with its own event.
 */
final class Pipe {
  private static final int CHUNK = 64 * 1024;

  /** OVERLAPPED on x64: Internal, InternalHigh, Offset, hEvent, 8 bytes each. */
  private static final int OVERLAPPED_SIZE = 32;

  private static final int EVENT_OFFSET = 24;

  private final SystemFunctions system;
  private final Pointer handle;
  private final AtomicBoolean closed = new AtomicBoolean();

  Pipe(SystemFunctions system, Pointer handle) {
    this.system = system;
    this.handle = handle;
  }

  /** Reads at least one byte; -1 at the end, which is a broken pipe. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    int size = Math.min(length, CHUNK);
    try (Memory buffer = new Memory(size)) {
      int moved =
          transfer(
              "ReadFile",
              (count, overlapped) -> system.ReadFile(handle, buffer, size, count, overlapped));
      if (moved > 0) {
        buffer.read(0, bytes, offset, moved);
      }
      return moved;
    }
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      int size = Math.min(length - written, CHUNK);
      try (Memory buffer = new Memory(size)) {
        buffer.write(0, bytes, offset + written, size);
        int moved =
            transfer(
                "WriteFile",
                (count, overlapped) -> system.WriteFile(handle, buffer, size, count, overlapped));
        if (moved < 0) {
          throw new IOException("the process no longer reads its input");
        }
        written += moved;
      }
    }
  }

  /** Bytes that a read would give at once; zero at the end, too. */
  int available() throws IOException {
    IntByReference available = new IntByReference();
    if (system.PeekNamedPipe(handle, null, 0, null, available, null) == 0) {
      if (isEnd(Native.getLastError())) {
        return 0;
      }
      throw failure("PeekNamedPipe", Native.getLastError());
    }
    return available.getValue();
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      system.CancelIoEx(handle, null);
      system.CloseHandle(handle);
    }
  }

  private interface Transfer {
    int start(IntByReference count, Pointer overlapped);
  }

  /** Bytes moved, or -1 when the other end is gone. */
  private int transfer(String name, Transfer transfer) throws IOException {
    Pointer event = system.CreateEventW(null, 1, 0, null);
    try (Memory overlapped = new Memory(OVERLAPPED_SIZE)) {
      overlapped.clear();
      overlapped.setPointer(EVENT_OFFSET, event);
      IntByReference count = new IntByReference();
      if (transfer.start(count, overlapped) == 0) {
        int error = Native.getLastError();
        if (error == SystemFunctions.ERROR_IO_PENDING
            && system.GetOverlappedResult(handle, overlapped, count, 1) != 0) {
          return count.getValue();
        }
        return end(name, error == SystemFunctions.ERROR_IO_PENDING ? Native.getLastError() : error);
      }
      return count.getValue();
    } finally {
      system.CloseHandle(event);
    }
  }

  private static int end(String name, int error) throws IOException {
    if (isEnd(error)) {
      return -1;
    }
    throw failure(name, error);
  }

  private static boolean isEnd(int error) {
    return error == SystemFunctions.ERROR_BROKEN_PIPE
        || error == SystemFunctions.ERROR_HANDLE_EOF
        || error == SystemFunctions.ERROR_NO_DATA;
  }

  private static IOException failure(String name, int error) {
    return new IOException(name + " failed with Win32 error " + error);
  }
}
