package dev.jstack.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a process's output has been carried into a log: what a drain after a crash goes on from.
 *
 * @param process the process whose output it is; one word
 * @param stdout bytes taken from its standard output
 * @param stderr bytes taken from its standard error
 * @param file number of the log file written last
 * @param length that file's length when these bytes were in it
 */
record LogPosition(String process, long stdout, long stderr, long file, long length) {
  private static final int SIZE = 512;

  /** The start of a new process, behind what the log holds already. */
  static LogPosition start(String process, long file, long length) {
    return new LogPosition(process, 0, 0, file, length);
  }

  /** Reads what was noted last in a slot of the file; empty when nothing legible was. */
  static Optional<LogPosition> read(FileChannel channel, int slot) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    channel.read(buffer, (long) slot * SIZE);
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    String[] words = text.strip().split(" ", -1);
    try {
      return words.length == 5
          ? Optional.of(
              new LogPosition(
                  words[0],
                  Long.parseLong(words[1]),
                  Long.parseLong(words[2]),
                  Long.parseLong(words[3]),
                  Long.parseLong(words[4])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Notes this in place. One write of one block: a process that is killed leaves the old or the new
   * position, never half of each.
   */
  void write(FileChannel channel, int slot) throws IOException {
    String text = "%s %d %d %d %d".formatted(process, stdout, stderr, file, length);
    byte[] bytes =
        (text + " ".repeat(Math.max(0, SIZE - 1 - text.length())) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    channel.write(ByteBuffer.wrap(bytes), (long) slot * SIZE);
  }

  /** How many slots the file has: one for each process that ever wrote beside another one. */
  static int slots(FileChannel channel) throws IOException {
    return (int) ((channel.size() + SIZE - 1) / SIZE);
  }

  static Path in(Path directory) {
    return directory.resolve("position");
  }
}
