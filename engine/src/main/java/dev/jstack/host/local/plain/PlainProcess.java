package dev.jstack.host.local.plain;

import dev.jstack.host.local.sandbox.FiledProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process known by the files of its directory: who it is, what it prints, what it ended with. The
 * JVM that started it writes the last one; when that JVM is gone first, nobody knows.
 */
final class PlainProcess extends FiledProcess {
  private final ProcessName name;

  private PlainProcess(Path home, ProcessName name, Optional<OutputStream> input)
      throws IOException {
    super(home, input, true);
    this.name = name;
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
  public boolean exitUnknown() {
    return !name.isAlive() && !isStarter() && exitCode().isEmpty();
  }

  /** Whether this very JVM is to write the exit code, a moment after the end. */
  private boolean isStarter() {
    try {
      return read("starter").equals(String.valueOf(ProcessHandle.current().pid()));
    } catch (IOException e) {
      return false;
    }
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
}
