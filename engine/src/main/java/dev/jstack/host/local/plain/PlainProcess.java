package dev.jstack.host.local.plain;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.local.linux.Waiting;
import dev.jstack.host.local.sandbox.TailStream;
import dev.jstack.host.strict.compute.BackendProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process known by the files of its directory: who it is, what it prints, what it ended with. The
 * JVM that started it writes the last one; when that JVM is gone first, nobody knows.
 */
final class PlainProcess implements BackendProcess {
  private final Path home;
  private final ProcessName name;
  private final Optional<OutputStream> input;
  private final Optional<InputStream> output;
  private final Optional<InputStream> error;

  private PlainProcess(Path home, ProcessName name, Optional<OutputStream> input)
      throws IOException {
    this.home = home;
    this.name = name;
    this.input = input;
    this.output = Optional.of(new TailStream(home.resolve("stdout"), this::hasEnded));
    this.error = Optional.of(new TailStream(home.resolve("stderr"), this::hasEnded));
  }

  /** The process whose directory this is; empty when it never began. */
  static Optional<PlainProcess> open(Path home, Optional<OutputStream> input) {
    try {
      ProcessName name = ProcessName.read(home.resolve("pid"));
      return Optional.of(new PlainProcess(home, name, input));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  ProcessName name() {
    return name;
  }

  @Override
  public int processId() {
    return (int) name.pid();
  }

  @Override
  public Optional<OutputStream> standardInput() {
    return input;
  }

  @Override
  public Optional<InputStream> standardOutput() {
    return output;
  }

  @Override
  public Optional<InputStream> standardError() {
    return error;
  }

  @Override
  public OptionalLong exitCode() {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(home.resolve("exit")).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public boolean exitUnknown() {
    return !name.isAlive() && !isStarter() && exitCode().isEmpty();
  }

  /** Whether this very JVM is to write the exit code, a moment after the end. */
  private boolean isStarter() {
    try {
      String starter = Files.readString(home.resolve("starter")).strip();
      return starter.equals(String.valueOf(ProcessHandle.current().pid()));
    } catch (IOException e) {
      return false;
    }
  }

  private boolean hasEnded() {
    return exitCode().isPresent() || exitUnknown();
  }

  @Override
  public boolean waitForExit(Deadline deadline) {
    return Waiting.until(this::hasEnded, deadline);
  }

  /** Windows has nothing between asking a window and ending a process; others have SIGTERM. */
  @Override
  public void signal(Signal signal) {
    name.handle().ifPresent(ProcessHandle::destroy);
  }

  @Override
  public void kill() {
    name.handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** There is no console here: the size of none cannot be changed. */
  @Override
  public void resize(int height, int width) {}

  @Override
  public void closeStandardInput() {
    input.ifPresent(PlainProcess::close);
  }

  @Override
  public void close() {
    input.ifPresent(PlainProcess::close);
    output.ifPresent(PlainProcess::close);
    error.ifPresent(PlainProcess::close);
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      // the process closed its end before
    }
  }
}
