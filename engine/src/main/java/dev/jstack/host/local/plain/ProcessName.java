package dev.jstack.host.local.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process it is: numbers are given again, a number and the time of its start are not.
 *
 * @param started in milliseconds, where the system says it
 */
record ProcessName(long pid, long started) {

  static ProcessName of(ProcessHandle process) {
    return new ProcessName(process.pid(), start(process));
  }

  static ProcessName read(Path file) throws IOException {
    String[] words = Files.readString(file).strip().split(" ", -1);
    return new ProcessName(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  void write(Path file) throws IOException {
    Files.writeString(file, pid + " " + started);
  }

  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(process -> start(process) == started)
        .filter(ProcessHandle::isAlive);
  }

  boolean isAlive() {
    return handle().isPresent();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
