package dev.jstack.engine.log;

import dev.jstack.schema.model.Logging;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The log of one replica, open for writing. One writer at a time; each batch of lines and the
 * position behind it are on their way to the disk when a method returns.
 */
final class ReplicaLog implements AutoCloseable {
  private final Path directory;
  private final Logging limits;
  private final FileChannel positions;
  private FileChannel current;
  private long number;
  private long length;
  private LogPosition position;

  /**
   * Opens the log for the output of {@code process}, one word that is never used again. When the
   * log was already taking that process's output, lines that were written but not yet counted are
   * taken back: they will be drained again.
   */
  ReplicaLog(Path directory, Logging limits, String process, Instant now) throws IOException {
    this.directory = directory;
    this.limits = limits;
    LogFiles.createDirectory(directory);
    positions = LogFiles.open(LogPosition.in(directory));
    LogPosition noted =
        LogPosition.read(positions).filter(p -> p.process().equals(process)).orElse(null);
    if (noted == null) {
      number =
          LogFiles.numbers(directory).stream().reduce((a, b) -> b).orElse(now.getEpochSecond());
      current = LogFiles.open(LogFiles.file(directory, number));
      length = current.size();
      position = LogPosition.start(process, number, length);
      position.write(positions);
    } else {
      position = noted;
      number = noted.file();
      current = LogFiles.open(LogFiles.file(directory, number));
      takeBack(noted);
      length = current.size();
    }
  }

  private void takeBack(LogPosition noted) throws IOException {
    if (current.size() > noted.length()) {
      current.truncate(noted.length());
    }
    for (long later : LogFiles.numbers(directory)) {
      if (later > noted.file()) {
        Files.deleteIfExists(LogFiles.file(directory, later));
      }
    }
  }

  /** How many bytes of the process's output are in the log. */
  long taken(LogStream stream) {
    return stream == LogStream.STDOUT ? position.stdout() : position.stderr();
  }

  /** Adds lines, and notes that the process's output is now in the log up to these bytes. */
  void append(List<LogLine> lines, long stdout, long stderr) throws IOException {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (LogLine line : limits.keep() ? lines : List.<LogLine>of()) {
      if (length + batch.size() + LogFormat.size(line) > limits.maxSizeBytes()
          && length + batch.size() > 0) {
        write(batch);
        rotate();
      }
      LogFormat.write(line, batch);
    }
    write(batch);
    position = new LogPosition(position.process(), stdout, stderr, number, length);
    position.write(positions);
  }

  private void write(ByteArrayOutputStream batch) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(batch.toByteArray());
    while (bytes.hasRemaining()) {
      length += current.write(bytes, length);
    }
    batch.reset();
  }

  private void rotate() throws IOException {
    current.close();
    number++;
    current = LogFiles.open(LogFiles.file(directory, number));
    length = current.size();
    for (long old : LogFiles.numbers(directory)) {
      if (old <= number - Math.max(1, limits.maxFiles())) {
        Files.deleteIfExists(LogFiles.file(directory, old));
      }
    }
  }

  @Override
  public void close() throws IOException {
    current.close();
    positions.close();
  }
}
