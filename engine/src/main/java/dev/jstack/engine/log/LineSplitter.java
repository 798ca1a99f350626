package dev.jstack.engine.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines of at most 16 KiB, never inside a UTF-8 character. Bytes after
 * the last line feed wait for the rest of their line.
 */
final class LineSplitter {
  static final int LONGEST = 16 * 1024;

  private final LogStream stream;
  private byte[] pending = new byte[256];
  private int length;

  LineSplitter(LogStream stream) {
    this.stream = stream;
  }

  /** Takes the first {@code count} bytes of {@code chunk}, read at {@code time}. */
  void feed(byte[] chunk, int count, Instant time, Consumer<LogLine> lines) {
    for (int i = 0; i < count; i++) {
      if (chunk[i] == '\n') {
        emit(length, true, time, lines);
      } else {
        put(chunk[i], time, lines);
      }
    }
  }

  /** Ends the line that is still open, when there is one. */
  void flush(Instant time, Consumer<LogLine> lines) {
    if (length > 0) {
      emit(length, true, time, lines);
    }
  }

  /** How many bytes wait for the rest of their line. */
  int waiting() {
    return length;
  }

  private void put(byte value, Instant time, Consumer<LogLine> lines) {
    if (length == LONGEST) {
      emit(cut(), false, time, lines);
    }
    if (length == pending.length) {
      pending = Arrays.copyOf(pending, Math.min(LONGEST, pending.length * 4));
    }
    pending[length++] = value;
  }

  /** The last place in the full buffer where a character begins, or its end. */
  private int cut() {
    for (int back = 1; back <= 3; back++) {
      int lead = pending[length - back] & 0xFF;
      if (lead >= 0xC0) {
        int wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return wanted > back ? length - back : length;
      } else if (lead < 0x80) {
        return length;
      }
    }
    return length;
  }

  private void emit(int count, boolean whole, Instant time, Consumer<LogLine> lines) {
    lines.accept(new LogLine(time, stream, whole, Arrays.copyOf(pending, count)));
    System.arraycopy(pending, count, pending, 0, length - count);
    length -= count;
    if (pending.length > 4096 && length == 0) {
      pending = new byte[256];
    }
  }
}
