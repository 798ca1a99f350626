package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.SystemFunctions;
import java.io.IOException;
import java.util.function.Function;

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
  private final Handle handle;

  Pipe(SystemFunctions system, Pointer pointer) {
    this.system = system;
    this.handle = new Handle(pointer, system::CloseHandle);
  }

  /** Reads at least one byte; -1 at the end, which is a broken pipe. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    int size = Math.min(length, CHUNK);
    try (Memory buffer = new Memory(size)) {
      int moved =
          transfer(
              "ReadFile",
              (pipe, count, overlapped) -> system.ReadFile(pipe, buffer, size, count, overlapped));
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
                (pipe, count, overlapped) ->
                    system.WriteFile(pipe, buffer, size, count, overlapped));
        if (moved < 0) {
          throw new IOException("the process no longer reads its input");
        }
        written += moved;
      }
    }
  }

  /** Bytes that a read would give at once; zero at the end, too. */
  int available() throws IOException {
    Moved seen =
        lent(
            "PeekNamedPipe",
            pipe -> {
              IntByReference available = new IntByReference();
              int done = system.PeekNamedPipe(pipe, null, 0, null, available, null);
              return new Moved(available.getValue(), done == 0 ? Native.getLastError() : 0);
            });
    return Math.max(0, bytes("PeekNamedPipe", seen));
  }

  /**
   * Wakes who reads or writes; the last of them closes the handle, so that its memory is never
   * written to after it was freed.
   */
  void close() {
    handle.closeAfter(pipe -> system.CancelIoEx(pipe, null));
  }

  private interface Transfer {
    int start(Pointer pipe, IntByReference count, Pointer overlapped);
  }

  /** What a function of a pipe said: how many bytes, and a Win32 error code or zero. */
  private record Moved(int bytes, int error) {}

  /** Bytes moved, or -1 when the other end is gone. */
  private int transfer(String name, Transfer transfer) throws IOException {
    return bytes(name, lent(name, pipe -> moved(pipe, transfer)));
  }

  private Moved lent(String name, Function<Pointer, Moved> call) throws IOException {
    try {
      return handle.lend(name, "pipe", call);
    } catch (HostException e) {
      throw closed(name);
    }
  }

  private Moved moved(Pointer pipe, Transfer transfer) {
    Pointer event = system.CreateEventW(null, 1, 0, null);
    if (event == null) {
      return new Moved(0, Native.getLastError());
    }
    try (Memory overlapped = new Memory(OVERLAPPED_SIZE)) {
      overlapped.clear();
      overlapped.setPointer(EVENT_OFFSET, event);
      IntByReference count = new IntByReference();
      int error = transfer.start(pipe, count, overlapped) == 0 ? Native.getLastError() : 0;
      if (error == SystemFunctions.ERROR_IO_PENDING) {
        error = awaited(pipe, count, overlapped);
      }
      return new Moved(count.getValue(), error);
    } finally {
      system.CloseHandle(event);
    }
  }

  /** A closing that came between the look at it and the start of the transfer woke nobody. */
  private int awaited(Pointer pipe, IntByReference count, Pointer overlapped) {
    if (handle.isClosed()) {
      system.CancelIoEx(pipe, overlapped);
    }
    return system.GetOverlappedResult(pipe, overlapped, count, 1) == 0 ? Native.getLastError() : 0;
  }

  private int bytes(String name, Moved moved) throws IOException {
    if (moved.error() == 0) {
      return moved.bytes();
    }
    if (isEnd(moved.error())) {
      return -1;
    }
    if (handle.isClosed()) {
      throw closed(name);
    }
    throw new IOException(name + " failed with Win32 error " + moved.error());
  }

  private static IOException closed(String name) {
    return new IOException(name + ": the pipe is closed");
  }

  private static boolean isEnd(int error) {
    return error == SystemFunctions.ERROR_BROKEN_PIPE
        || error == SystemFunctions.ERROR_HANDLE_EOF
        || error == SystemFunctions.ERROR_NO_DATA;
  }
}
