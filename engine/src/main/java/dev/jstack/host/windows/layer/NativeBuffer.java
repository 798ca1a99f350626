package dev.jstack.host.windows.layer;

import com.sun.jna.Memory;
import java.io.OutputStream;

/** Collects bytes in native memory and hands them to a function that writes them, many at once. */
final class NativeBuffer extends OutputStream {
  private static final int SIZE = 1 << 16;

  private final Memory memory = new Memory(SIZE);
  private final Sink sink;
  private int length;

  /** Takes the first bytes of the memory. */
  interface Sink {
    void write(Memory memory, int length);
  }

  NativeBuffer(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, SIZE - length);
      memory.write(length, bytes, offset + done, part);
      length += part;
      done += part;
      if (length == SIZE) {
        flush();
      }
    }
  }

  @Override
  public void flush() {
    if (length > 0) {
      sink.write(memory, length);
      length = 0;
    }
  }

  /** Frees the memory; what was not flushed is not written. */
  @Override
  public void close() {
    memory.close();
  }
}
