package dev.jstack.engine.log;

import dev.jstack.schema.model.Logging;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The log of one replica, open for writing: for one process, and for a second one while two
 * containers of the replica live side by side. Each batch of lines and the position behind it are
 * on their way to the disk when a method returns.
 */
final class ReplicaLog {
  private final Path directory;
  private final FileChannel positions;
  private final Map<String, Writer> writers = new TreeMap<>();
  private FileChannel current;
  private long number;
  private long length;

  /** How far one process's output is, and where that is noted. */
  private static final class Writer {
    private final Logging limits;
    private final int slot;
    private LogPosition position;

    Writer(Logging limits, int slot, LogPosition position) {
      this.limits = limits;
      this.slot = slot;
      this.position = position;
    }
  }

  /** Opens the log where it was written to last; {@code now} names its first file. */
  ReplicaLog(Path directory, Instant now) throws IOException {
    this.directory = directory;
    LogFiles.createDirectory(directory);
    positions = LogFiles.open(LogPosition.in(directory));
    number = LogFiles.numbers(directory).stream().reduce((a, b) -> b).orElse(now.getEpochSecond());
    current = LogFiles.open(LogFiles.file(directory, number));
    length = current.size();
  }

  /**
   * Begins to take the output of {@code process}, one word that is never used again. When the log
   * was already taking that process's output, lines that were written but not yet counted are taken
   * back: they will be drained again.
   */
  synchronized void attach(String process, Logging limits) throws IOException {
    Map<Integer, LogPosition> noted = noted();
    Optional<Map.Entry<Integer, LogPosition>> own =
        noted.entrySet().stream().filter(e -> e.getValue().process().equals(process)).findFirst();
    if (own.isPresent() && writers.isEmpty()) {
      takeBack(noted);
    }
    int slot = own.map(Map.Entry::getKey).orElseGet(this::freeSlot);
    LogPosition position =
        own.map(Map.Entry::getValue).orElseGet(() -> LogPosition.start(process, number, length));
    position.write(positions, slot);
    writers.put(process, new Writer(limits, slot, position));
  }

  private Map<Integer, LogPosition> noted() throws IOException {
    Map<Integer, LogPosition> noted = new TreeMap<>();
    for (int slot = 0; slot < LogPosition.slots(positions); slot++) {
      int here = slot;
      LogPosition.read(positions, slot).ifPresent(position -> noted.put(here, position));
    }
    return noted;
  }

  /** The first one that no process under watch has: what ended long ago needs none. */
  private int freeSlot() {
    int slot = 0;
    for (int taken : writers.values().stream().map(w -> w.slot).sorted().toList()) {
      slot += taken == slot ? 1 : 0;
    }
    return slot;
  }

  /** Nothing behind the furthest position was counted by anybody. */
  private void takeBack(Map<Integer, LogPosition> noted) throws IOException {
    LogPosition last =
        noted.values().stream()
            .max(Comparator.comparing(LogPosition::file).thenComparing(LogPosition::length))
            .orElseThrow();
    for (long later : LogFiles.numbers(directory)) {
      if (later > last.file()) {
        Files.deleteIfExists(LogFiles.file(directory, later));
      }
    }
    current.close();
    number = last.file();
    current = LogFiles.open(LogFiles.file(directory, number));
    if (current.size() > last.length()) {
      current.truncate(last.length());
    }
    length = current.size();
  }

  /** How many bytes of the process's output are in the log. */
  synchronized long taken(String process, LogStream stream) {
    LogPosition position = writer(process).position;
    return stream == LogStream.STDOUT ? position.stdout() : position.stderr();
  }

  /** Adds lines, and notes that the process's output is now in the log up to these bytes. */
  synchronized void append(String process, List<LogLine> lines, long stdout, long stderr)
      throws IOException {
    Writer writer = writer(process);
    Logging limits = writer.limits;
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (LogLine line : limits.keep() ? lines : List.<LogLine>of()) {
      if (length + batch.size() + LogFormat.size(line) > limits.maxSizeBytes()
          && length + batch.size() > 0) {
        write(batch);
        rotate(limits);
      }
      LogFormat.write(line, batch);
    }
    write(batch);
    writer.position = new LogPosition(process, stdout, stderr, number, length);
    writer.position.write(positions, writer.slot);
  }

  private Writer writer(String process) {
    Writer writer = writers.get(process);
    if (writer == null) {
      throw new IllegalStateException("not attached: " + process);
    }
    return writer;
  }

  private void write(ByteArrayOutputStream batch) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(batch.toByteArray());
    while (bytes.hasRemaining()) {
      length += current.write(bytes, length);
    }
    batch.reset();
  }

  private void rotate(Logging limits) throws IOException {
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

  /** Takes no more output of {@code process}; whether there is no other one, and all is closed. */
  synchronized boolean detach(String process) throws IOException {
    writers.remove(process);
    if (!writers.isEmpty()) {
      return false;
    }
    current.close();
    positions.close();
    return true;
  }
}
