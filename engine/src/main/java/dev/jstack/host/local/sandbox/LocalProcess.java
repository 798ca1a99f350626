package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process of this machine, known by the files of its directory. */
final class LocalProcess extends FiledProcess {
  private final int processId;
  private final ProcessKey key;

  private LocalProcess(
      Path home, int processId, ProcessKey key, Optional<OutputStream> input, boolean console)
      throws IOException {
    super(home, input, !console);
    this.processId = processId;
    this.key = key;
  }

  /** The process whose directory this is; empty when it never said who it is. */
  static Optional<LocalProcess> open(Path home, Optional<OutputStream> input) {
    try {
      String[] words = Files.readString(home.resolve("pid")).strip().split(" ", -1);
      ProcessKey key = new ProcessKey(Long.parseLong(words[1]), Long.parseLong(words[2]));
      boolean console = Files.exists(home.resolve("tty"));
      return Optional.of(new LocalProcess(home, Integer.parseInt(words[0]), key, input, console));
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

  @Override
  public int processId() {
    return processId;
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
      return ProcessTable.isAlive(ProcessKey.parse(read("shim")));
    } catch (IOException | RuntimeException e) {
      return false;
    }
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
      String device = read("tty");
      Commands.run(
          List.of(
              "stty", "-F", device, "rows", String.valueOf(height), "cols", String.valueOf(width)),
          "");
    } catch (IOException e) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          "HcsModifyProcess", String.valueOf(processId), "it has no console");
    }
  }
}
