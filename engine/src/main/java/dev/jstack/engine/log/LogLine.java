package dev.jstack.engine.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One line of a replica, or a part of a long one.
 *
 * <p>The text is what the service wrote, byte for byte, without the line feed.
 */
public final class LogLine {
  private final Instant time;
  private final LogStream stream;
  private final boolean whole;
  private final byte[] bytes;

  LogLine(Instant time, LogStream stream, boolean whole, byte[] bytes) {
    this.time = time;
    this.stream = stream;
    this.whole = whole;
    this.bytes = bytes;
  }

  /** When it was read from the service. */
  public Instant time() {
    return time;
  }

  public LogStream stream() {
    return stream;
  }

  /** Whether the line ends here; a line longer than 16 KiB comes in parts. */
  public boolean whole() {
    return whole;
  }

  /** The bytes as the service wrote them. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes as UTF-8, without the carriage return that Windows programs end lines with. */
  public String text() {
    boolean windowsEnd = whole && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    int length = windowsEnd ? bytes.length - 1 : bytes.length;
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogLine line
        && time.equals(line.time)
        && stream == line.stream
        && whole == line.whole
        && Arrays.equals(bytes, line.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(time, stream, whole, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return time + " " + stream + (whole ? " " : "+ ") + text();
  }
}
