package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.local.linux.Census;
import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A started system on this machine, found again through its files.
 *
 * @param id the system's id
 * @param home its directory
 * @param hyperv whether it has a process namespace of its own
 * @param plain whether it has no namespace at all: its processes carry a mark
 * @param census who is in which namespace
 */
record Sandbox(String id, Path home, boolean hyperv, boolean plain, Members census) {
  /** Counts members: by process namespace where there is one, else by mount namespace. */
  record Members(Census processes, Census mounts) {
    Members() {
      this(new Census("pid"), new Census("mnt"));
    }

    Census of(boolean hyperv) {
      return hyperv ? processes : mounts;
    }
  }

  /** The variable that every process of a system starts with. */
  static final String MARK = "JSTACK_SYSTEM";

  /** The first process. */
  Optional<ProcessKey> init() {
    try {
      return Optional.of(ProcessKey.parse(Files.readString(home.resolve("init"))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  boolean isRunning() {
    return plain
        ? Files.exists(home.resolve("plain")) && sameBoot()
        : init().filter(ProcessTable::isAlive).isPresent();
  }

  /** Whether the machine is still up since a plain system was started. */
  private boolean sameBoot() {
    try {
      return Files.readString(home.resolve("plain")).equals(ProcessTable.bootId());
    } catch (IOException e) {
      return false;
    }
  }

  /** Value of the mark: unique for this state root. */
  String mark() {
    return home.toString();
  }

  /** All processes inside, without the first one that only waits. */
  List<Long> members() {
    if (plain) {
      return ProcessTable.withEnvironment(MARK + "=" + mark() + "\0");
    }
    Optional<ProcessKey> init = init().filter(ProcessTable::isAlive);
    if (init.isEmpty()) {
      return List.of();
    }
    List<Long> members = new ArrayList<>(census.of(hyperv).withNamespaceOf(init.get().pid()));
    members.remove(init.get().pid());
    return members;
  }

  /** Ends everything inside; whether all was gone by the deadline. */
  boolean kill(Deadline deadline) {
    if (!plain && init().isEmpty()) { // its start never came so far as to say who it is
      return killMarked(deadline);
    }
    if (hyperv && !plain) { // the kernel ends a process namespace with its first process
      init().filter(ProcessTable::isAlive).ifPresent(key -> kill(key.pid()));
      return Waiting.until(() -> !isRunning(), deadline);
    }
    boolean gone =
        Waiting.until(
            () -> {
              List<Long> members = members();
              members.forEach(Sandbox::kill);
              return members.isEmpty();
            },
            deadline);
    init().filter(ProcessTable::isAlive).ifPresent(key -> kill(key.pid()));
    return gone && (plain || Waiting.until(() -> !isRunning(), deadline));
  }

  private boolean killMarked(Deadline deadline) {
    return Waiting.until(
        () -> {
          List<Long> marked = ProcessTable.withEnvironment(MARK + "=" + mark() + "\0");
          marked.forEach(Sandbox::kill);
          return marked.isEmpty();
        },
        deadline);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
