package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.Waiting;
import dev.jstack.host.strict.compute.BackendProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of this machine, known by the files of its directory. */
final class LocalProcess implements BackendProcess {
  private final Path home;
  private final int processId;
  private final ProcessKey key;
  private final Optional<OutputStream> input;
  private final Optional<InputStream> output;
  private final Optional<InputStream> error;

  private LocalProcess(
      Path home, int processId, ProcessKey key, Optional<OutputStream> input, boolean streams)
      throws IOException {
    this.home = home;
    this.processId = processId;
    this.key = key;
    this.input = input;
    this.output = streams ? tail("stdout") : Optional.empty();
    this.error = streams && !isConsole() ? tail("stderr") : Optional.empty();
  }

  /** The process whose directory this is; empty when it never said who it is. */
  static Optional<LocalProcess> open(Path home, Optional<OutputStream> input) {
    try {
      String[] words = Files.readString(home.resolve("pid")).strip().split(" ", -1);
      ProcessKey key = new ProcessKey(Long.parseLong(words[1]), Long.parseLong(words[2]));
      return Optional.of(new LocalProcess(home, Integer.parseInt(words[0]), key, input, true));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A process says who it is just before it enters the sandbox; only inside is it a member. */
  void awaitEntry(Sandbox sandbox, Deadline deadline) {
    Optional<String> inside =
        sandbox.init().flatMap(init -> ProcessTable.namespace(init.pid(), "mnt"));
    if (!sandbox.plain() && inside.isPresent()) {
      Waiting.until(
          () -> ProcessTable.namespace(key.pid(), "mnt").equals(inside) || hasEnded(), deadline);
    }
  }

  private Optional<InputStream> tail(String name) throws IOException {
    return Optional.of(new TailStream(home.resolve(name), this::hasEnded));
  }

  private boolean isConsole() {
    return Files.exists(home.resolve("tty"));
  }

  @Override
  public int processId() {
    return processId;
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
      String text = Files.readString(home.resolve("exit")).strip();
      return OptionalLong.of(Long.parseLong(text));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /** The one that was to write the exit code down was ended itself. */
  @Override
  public boolean exitUnknown() {
    if (exitCode().isPresent() || ProcessTable.isAlive(key) || isWaitedFor()) {
      return false;
    }
    return exitCode().isEmpty(); // it may have been written between the two looks
  }

  private boolean isWaitedFor() {
    try {
      return ProcessTable.isAlive(ProcessKey.parse(Files.readString(home.resolve("shim"))));
    } catch (IOException | RuntimeException e) {
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

  @Override
  public void signal(Signal signal) {
    String name =
        switch (signal) {
          case CTRL_C -> "INT";
          case CTRL_BREAK -> "QUIT";
          case CTRL_CLOSE, CTRL_LOG_OFF -> "HUP";
          case CTRL_SHUTDOWN -> "TERM";
        };
    if (ProcessTable.isAlive(key)) {
      Commands.run(List.of("kill", "-s", name, String.valueOf(key.pid())), "");
    }
  }

  @Override
  public void kill() {
    if (ProcessTable.isAlive(key)) {
      ProcessHandle.of(key.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void resize(int height, int width) {
    try {
      String device = Files.readString(home.resolve("tty")).strip();
      Commands.run(
          List.of(
              "stty", "-F", device, "rows", String.valueOf(height), "cols", String.valueOf(width)),
          "");
    } catch (IOException e) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          "HcsModifyProcess", String.valueOf(processId), "it has no console");
    }
  }

  @Override
  public void closeStandardInput() {
    input.ifPresent(LocalProcess::close);
  }

  @Override
  public void close() {
    input.ifPresent(LocalProcess::close);
    output.ifPresent(LocalProcess::close);
    error.ifPresent(LocalProcess::close);
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      // the process closed its end before
    }
  }
}
