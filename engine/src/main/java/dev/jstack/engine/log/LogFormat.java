package dev.jstack.engine.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line in a file: {@code 2026-11-25T13:32:03.123456789Z stdout F text}, the form that kubelet's
 * container runtimes write too. {@code F} ends a line, {@code P} is a part of it. Time, stream and
 * tag have a fixed width.
 */
final class LogFormat {
  /** Where the tag is. */
  static final int TAG = 38;

  /** Where the text begins. */
  static final int TEXT = 40;

  private static final int TIME = 30;
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private LogFormat() {}

  static void write(LogLine line, ByteArrayOutputStream out) {
    String head =
        STAMP.format(line.time()) + ' ' + line.stream().word() + (line.whole() ? " F " : " P ");
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(line.bytes());
    out.write('\n');
  }

  /** How long a line will be in the file, its line feed included. */
  static int size(LogLine line) {
    return TEXT + line.length() + 1;
  }

  /** Reads a line without its line feed; empty when it is damaged. */
  static Optional<LogLine> read(byte[] record) {
    if (record.length < TEXT || record[TEXT - 1] != ' ' || !isTag(record[TAG])) {
      return Optional.empty();
    }
    String stamp = new String(record, 0, TIME, StandardCharsets.US_ASCII);
    String word = new String(record, TIME + 1, TAG - TIME - 2, StandardCharsets.US_ASCII);
    byte[] text = Arrays.copyOfRange(record, TEXT, record.length);
    try {
      Instant time = Instant.parse(stamp);
      return LogStream.of(word).map(stream -> new LogLine(time, stream, record[TAG] == 'F', text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isTag(byte tag) {
    return tag == 'F' || tag == 'P';
  }
}
