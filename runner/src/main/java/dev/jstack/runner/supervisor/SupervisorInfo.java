package dev.jstack.runner.supervisor;

import dev.jstack.engine.state.StateFile;
import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * The file that says which supervisor runs. It is there from start to orderly end; its time of
 * change is when that supervisor was last alive.
 */
record SupervisorInfo(int formatVersion, long pid, String build, Instant since) {

  static SupervisorInfo of(String build, Instant now) {
    return new SupervisorInfo(1, ProcessHandle.current().pid(), build, now);
  }

  /** When the supervisor before this one was last alive, when it did not end in order. */
  static Optional<Instant> lastAlive(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    StateFile.write(file, Json.PLAIN.write(this), false);
  }

  /** Says that this supervisor still lives. */
  static void touch(Path file, Instant now) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (IOException e) {
      // The state directory is gone or read-only; what depends on it says so.
    }
  }
}
