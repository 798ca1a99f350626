package dev.jstack.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in the log of one replica, moving on over rotations without a gap or a double line. */
final class LogCursor implements AutoCloseable {
  private final LogSource source;
  private final Path directory;
  private final LogQuery query;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private @Nullable FileChannel channel;
  private long number;
  private long offset;

  LogCursor(LogSource source, Path directory, LogQuery query) {
    this.source = source;
    this.directory = directory;
    this.query = query;
  }

  LogSource source() {
    return source;
  }

  /** Moves to where the last {@code lines} lines begin. */
  void toTail(int lines) throws IOException {
    LogTail.Place place = LogTail.find(directory, lines);
    number = place.file();
    offset = place.offset();
  }

  /** Reads on, some lines at most; false at the present end. */
  boolean read(Consumer<LogEntry> entries) throws IOException {
    while (true) {
      // Asked before reading: once a next file is there, nothing more is added to this one.
      long next = next();
      if (readBlock(entries)) {
        return true;
      } else if (next == 0) {
        return false;
      }
      open(next);
    }
  }

  /** Whether the log was removed, and with it the reason to look for more. */
  boolean isGone() {
    return !Files.isDirectory(directory);
  }

  private long next() {
    List<Long> numbers = LogFiles.numbers(directory);
    return numbers.stream().filter(n -> n > number).findFirst().orElse(0L);
  }

  private boolean readBlock(Consumer<LogEntry> entries) throws IOException {
    if (channel == null && (number == 0 || !reopen())) {
      return false;
    }
    FileChannel file = channel;
    if (file == null || !fill(file)) {
      return false;
    }
    takeLines(entries);
    return true;
  }

  /** Opens the file that {@link #toTail} chose, unless rotation has taken it meanwhile. */
  private boolean reopen() throws IOException {
    long place = offset;
    open(number);
    offset = place;
    return channel != null;
  }

  private void open(long file) throws IOException {
    close();
    number = file;
    offset = 0;
    try {
      channel = FileChannel.open(LogFiles.file(directory, file), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      channel = null;
    }
  }

  private boolean fill(FileChannel file) throws IOException {
    buffer.clear();
    int count = file.read(buffer, offset);
    buffer.flip();
    return count > 0 && lastLineFeed() >= 0;
  }

  private void takeLines(Consumer<LogEntry> entries) {
    int end = lastLineFeed();
    byte[] bytes = buffer.array();
    int start = 0;
    for (int i = 0; i <= end; i++) {
      if (bytes[i] == '\n') {
        LogFormat.read(Arrays.copyOfRange(bytes, start, i))
            .filter(query::wants)
            .ifPresent(line -> entries.accept(new LogEntry(source, line)));
        start = i + 1;
      }
    }
    offset += start;
  }

  private int lastLineFeed() {
    int at = buffer.limit() - 1;
    while (at >= 0 && buffer.get(at) != '\n') {
      at--;
    }
    return at;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
