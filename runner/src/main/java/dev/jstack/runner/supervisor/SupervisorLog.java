package dev.jstack.runner.supervisor;

import dev.jstack.engine.state.StateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** What the supervisor did, a line each, for people; two files of at most 1 MiB. */
final class SupervisorLog implements Consumer<String> {
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final InstantSource clock;

  SupervisorLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Writes a line. A log that cannot be written must not stop what it is about. */
  @Override
  public synchronized void accept(String text) {
    String line = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + text + "\n";
    try {
      rotate();
      try (FileChannel channel = StateFile.openForAppend(file)) {
        channel.write(StandardCharsets.UTF_8.encode(line));
      }
    } catch (IOException e) {
      // Nowhere left to say it.
    }
  }

  private void rotate() throws IOException {
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Path old = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
