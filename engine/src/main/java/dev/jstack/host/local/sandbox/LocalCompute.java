package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties.ProcessDetails;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.Waiting;
import dev.jstack.host.local.network.LocalNetwork;
import dev.jstack.host.local.network.Wiring;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Messages;
import dev.jstack.host.strict.compute.BackendProcess;
import dev.jstack.host.strict.compute.ComputeBackend;
import dev.jstack.host.strict.compute.SystemSpec;
import dev.jstack.host.strict.network.Membership;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Compute systems as real processes of this machine. */
public final class LocalCompute implements ComputeBackend {
  private static final Duration RECORD_TIME = Duration.ofSeconds(2);

  private final Abilities abilities;
  private final Directories directories;
  private final LocalNetwork network;
  private final Map<String, String> machine;
  private final Clock clock;
  private final Cgroups groups;
  private final Pipes pipes;
  private final Sandbox.Members census = new Sandbox.Members();
  private final Map<String, List<String>> sharers = new ConcurrentHashMap<>();

  /**
   * The sandboxes of a state root.
   *
   * @param machine the environment that {@code PATH} of services on the machine's own files is from
   */
  public LocalCompute(
      Abilities abilities,
      Path stateRoot,
      LocalNetwork network,
      Map<String, String> machine,
      Clock clock) {
    this.abilities = abilities;
    this.directories = new Directories(stateRoot);
    this.network = network;
    this.machine = machine;
    this.clock = clock;
    this.groups = new Cgroups(abilities.cgroups(), stateRoot);
    this.pipes = new Pipes(directories);
  }

  /** A process inside a system of this state root, for its namespaces. */
  public static Optional<Long> anchor(Path stateRoot, String id) {
    Path home = new Directories(stateRoot).system(id);
    return new Sandbox(id, home, false, false, new Sandbox.Members())
        .init()
        .filter(ProcessTable::isAlive)
        .map(ProcessKey::pid);
  }

  /** Removes scripts with environments that a supervisor left which was killed while starting. */
  public void sweep() {
    File[] systems = directories.systems().toFile().listFiles();
    for (File system : systems == null ? new File[0] : systems) {
      File[] homes = new File(system, "procs").listFiles();
      for (File home : homes == null ? new File[0] : homes) {
        File script = new File(home, "run.sh");
        if (script.exists() && !script.delete()) {
          throw HResult.E_FAIL.failure("local host", script.getPath(), "cannot be removed");
        }
      }
    }
  }

  private Sandbox sandbox(SystemSpec system) {
    return new Sandbox(
        system.id(),
        directories.system(system.id()),
        system.hyperv(),
        !abilities.namespaces(),
        census);
  }

  @Override
  public void create(SystemSpec system) {
    String operation = "HcsCreateComputeSystem";
    for (String layer : system.layers()) {
      if (Files.isDirectory(Path.of(layer, "Files"))
          && Files.isDirectory(Path.of(layer, "Hives"))) {
        throw HResult.HCS_E_IMAGE_MISMATCH.failure(
            operation, system.id(), Messages.windowsImage(system.id()));
      }
      if (!Files.isDirectory(Path.of(layer))) {
        throw HResult.ERROR_PATH_NOT_FOUND.failure(
            operation, system.id(), "layer " + layer + " does not exist");
      }
    }
    for (MappedDirectory directory : system.directories()) {
      check(operation, system, directory);
    }
    try {
      Trees.remove(directories.system(system.id()));
      Files.createDirectories(directories.system(system.id()));
      pipes.use(system);
    } catch (IOException e) {
      throw HResult.E_FAIL.failure(operation, system.id(), String.valueOf(e.getMessage()));
    }
  }

  private void check(String operation, SystemSpec system, MappedDirectory directory) {
    String source = directory.hostPath();
    if (!Files.exists(Path.of(source))) {
      throw HResult.ERROR_PATH_NOT_FOUND.failure(
          operation, system.id(), "HostPath " + source + " does not exist");
    }
    if (!abilities.namespaces() && !source.equals(ContainerPath.of(directory.containerPath()))) {
      throw HResult.ERROR_NOT_SUPPORTED.failure(
          operation,
          system.id(),
          "without namespaces "
              + source
              + " can only show at its own path, not at "
              + directory.containerPath());
    }
  }

  @Override
  public void start(SystemSpec system, Membership membership, Deadline deadline) {
    try {
      boot(system, membership, deadline);
    } catch (RuntimeException e) {
      // After the lock is let go: ending it asks for the locks of all namespaces, one by one.
      terminate(system, deadline);
      throw e;
    }
  }

  private void boot(SystemSpec system, Membership membership, Deadline deadline) {
    String key = system.namespace().orElse(system.id());
    List<String> inside = sharers.computeIfAbsent(key, name -> new ArrayList<>());
    synchronized (inside) { // the first one makes the namespace that the others join
      Optional<Long> neighbour = neighbour(membership, inside);
      Wiring wiring = neighbour.isPresent() ? Wiring.NONE : network.wiring(membership.endpoints());
      Boot boot = new Boot(system, abilities, directories, sandbox(system));
      boot.run(groups.prepare(system), wiring, neighbour, nameServers(membership), deadline);
      inside.add(system.id());
    }
  }

  private static List<String> nameServers(Membership membership) {
    return membership.endpoints().stream()
        .flatMap(endpoint -> endpoint.dns().stream())
        .flatMap(dns -> dns.serverList().stream())
        .distinct()
        .toList();
  }

  private Optional<Long> neighbour(Membership membership, List<String> inside) {
    List<String> candidates = new ArrayList<>(membership.others());
    candidates.addAll(inside);
    return candidates.stream()
        .flatMap(id -> anchor(directories.stateRoot(), id).stream())
        .findFirst();
  }

  @Override
  public boolean isRunning(SystemSpec system) {
    return sandbox(system).isRunning();
  }

  @Override
  public boolean shutDown(SystemSpec system, Deadline deadline) {
    Sandbox sandbox = sandbox(system);
    List<Long> members = sandbox.members();
    members.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    hangUp(members);
    Deadline grace = Deadline.in(system.grace());
    Deadline sooner = grace.nanoTime() - deadline.nanoTime() < 0 ? grace : deadline;
    boolean gone = Waiting.until(() -> sandbox.members().isEmpty(), sooner);
    if (!gone && deadline.isOver()) {
      return false;
    }
    terminate(system, deadline);
    return true;
  }

  /** A shell on a terminal, left over by an exec, ignores SIGTERM: its line is hung up instead. */
  private static void hangUp(List<Long> members) {
    List<String> command = new ArrayList<>(List.of("kill", "-s", "HUP"));
    members.stream().filter(ProcessTable::hasTerminal).map(String::valueOf).forEach(command::add);
    if (command.size() > 3) {
      Commands.run(command, "");
    }
  }

  @Override
  public void terminate(SystemSpec system, Deadline deadline) {
    Sandbox sandbox = sandbox(system);
    groups.thaw(system.id());
    if (!sandbox.kill(deadline)) {
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(
          "HcsTerminateComputeSystem", system.id(), "processes " + sandbox.members() + " remain");
    }
    try {
      Files.deleteIfExists(sandbox.home().resolve("plain"));
    } catch (IOException e) {
      throw HResult.E_FAIL.failure(
          "HcsTerminateComputeSystem", system.id(), String.valueOf(e.getMessage()));
    }
    awaitRecords(system, sandbox);
    groups.remove(system.id());
    sharers.values().forEach(ids -> forget(ids, system.id()));
  }

  private static void forget(List<String> ids, String id) {
    synchronized (ids) {
      ids.remove(id);
    }
  }

  /** Exit codes are written a moment after the processes ended. */
  private void awaitRecords(SystemSpec system, Sandbox sandbox) {
    Deadline deadline = Deadline.in(RECORD_TIME);
    for (Path home : processes(system, sandbox).homes()) {
      LocalProcess.open(home, Optional.empty())
          .ifPresent(
              process -> {
                process.waitForExit(deadline);
                process.close();
              });
    }
  }

  @Override
  public void remove(SystemSpec system) {
    groups.remove(system.id());
    try {
      Trees.remove(directories.system(system.id()));
      pipes.release(system);
    } catch (IOException e) {
      throw HResult.E_FAIL.failure(
          "HcsCloseComputeSystem", system.id(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void pause(SystemSpec system) {
    List<Long> members = sandbox(system).members();
    if (!groups.freeze(system.id(), members)) {
      signal("STOP", members);
    }
  }

  @Override
  public void resume(SystemSpec system) {
    if (!groups.thaw(system.id())) {
      signal("CONT", sandbox(system).members());
    }
  }

  private static void signal(String name, List<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-s", name));
    pids.forEach(pid -> command.add(String.valueOf(pid)));
    if (!pids.isEmpty()) {
      Commands.run(command, "");
    }
  }

  @Override
  public void limit(SystemSpec system) {
    groups.change(system, sandbox(system).members());
  }

  @Override
  public BackendProcess createProcess(
      SystemSpec system, ProcessParameters parameters, Deadline deadline) {
    Sandbox sandbox = sandbox(system);
    return processes(system, sandbox).create(parameters, groups.prepare(system), deadline);
  }

  @Override
  public Optional<BackendProcess> openProcess(SystemSpec system, int processId) {
    return processes(system, sandbox(system)).open(processId).map(BackendProcess.class::cast);
  }

  private Processes processes(SystemSpec system, Sandbox sandbox) {
    return new Processes(system, sandbox, abilities, directories, machine);
  }

  @Override
  public Statistics statistics(SystemSpec system, long startedMillis) {
    return Usage.statistics(sandbox(system), startedMillis, clock.millis());
  }

  @Override
  public List<ProcessDetails> processes(SystemSpec system) {
    return Usage.processes(sandbox(system));
  }
}
