package dev.jstack.host.local.plain;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcs.CommandLine;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties.ProcessDetails;
import dev.jstack.host.local.linux.Waiting;
import dev.jstack.host.local.sandbox.Trees;
import dev.jstack.host.strict.compute.BackendProcess;
import dev.jstack.host.strict.compute.ComputeBackend;
import dev.jstack.host.strict.compute.SystemSpec;
import dev.jstack.host.strict.network.Membership;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Compute systems that are a directory with the processes that were started for them. */
public final class PlainCompute implements ComputeBackend {
  private static final String MARK = "started";

  /** How long readers of the output may keep its files. */
  private static final Duration LAST_READERS = Duration.ofSeconds(2);

  private final Path systems;

  /** The systems of a state root. */
  public PlainCompute(Path stateRoot) {
    this.systems = stateRoot.resolve("systems");
  }

  private Path home(SystemSpec system) {
    return systems.resolve(system.id());
  }

  @Override
  public void create(SystemSpec system) {
    for (MappedDirectory directory : system.directories()) {
      if (!directory.hostPath().equals(directory.containerPath())) {
        throw HResult.ERROR_NOT_SUPPORTED.failure(
            "HcsCreateComputeSystem",
            system.id(),
            "plain processes see "
                + directory.hostPath()
                + " at its own path only, not at "
                + directory.containerPath());
      }
    }
    change(
        "HcsCreateComputeSystem",
        system,
        () -> {
          Trees.remove(home(system));
          Files.createDirectories(home(system).resolve("procs"));
        });
  }

  @Override
  public void start(SystemSpec system, Membership network, Deadline deadline) {
    change(
        "HcsStartComputeSystem", system, () -> Files.writeString(home(system).resolve(MARK), ""));
  }

  @Override
  public boolean isRunning(SystemSpec system) {
    return Files.exists(home(system).resolve(MARK));
  }

  @Override
  public boolean shutDown(SystemSpec system, Deadline deadline) {
    alive(system).forEach(ProcessHandle::destroy);
    Deadline grace = Deadline.in(system.grace());
    Deadline sooner = grace.nanoTime() - deadline.nanoTime() < 0 ? grace : deadline;
    boolean gone = Waiting.until(() -> alive(system).isEmpty(), sooner);
    if (!gone && deadline.isOver()) {
      return false;
    }
    terminate(system, deadline);
    return true;
  }

  @Override
  public void terminate(SystemSpec system, Deadline deadline) {
    alive(system).forEach(ProcessHandle::destroyForcibly);
    if (!Waiting.until(() -> alive(system).isEmpty(), deadline)) {
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(
          "HcsTerminateComputeSystem", system.id(), "processes remain");
    }
    change(
        "HcsTerminateComputeSystem",
        system,
        () -> Files.deleteIfExists(home(system).resolve(MARK)));
  }

  /** Windows removes no file that somebody still has open; what stays goes at the next sweep. */
  @Override
  public void remove(SystemSpec system) {
    boolean unused = Waiting.until(() -> isRemoved(home(system)), Deadline.in(LAST_READERS));
  }

  private static boolean isRemoved(Path directory) {
    try {
      Trees.remove(directory);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes what systems left that are not among {@code known}. */
  public void sweep(Set<String> known) {
    String[] names = systems.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (!known.contains(name)) {
        boolean unused = isRemoved(systems.resolve(name));
      }
    }
  }

  /** Nothing stops plain processes for a while on every system. */
  @Override
  public void pause(SystemSpec system) {
    throw HResult.ERROR_NOT_SUPPORTED.failure(
        "HcsPauseComputeSystem", system.id(), "plain processes cannot be paused");
  }

  @Override
  public void resume(SystemSpec system) {}

  /** Recorded, not enforced: M5. */
  @Override
  public void limit(SystemSpec system) {}

  @Override
  public BackendProcess createProcess(
      SystemSpec system, ProcessParameters parameters, Deadline deadline) {
    List<String> command =
        parameters.commandArgs().isEmpty()
            ? CommandLine.split(parameters.commandLine().orElse(""))
            : parameters.commandArgs();
    try {
      Path home = newHome(system);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(parameters.environment());
      builder.environment().put("JSTACK_SYSTEM", system.id());
      builder.directory(directory(parameters));
      builder.redirectOutput(home.resolve("stdout").toFile());
      builder.redirectError(home.resolve("stderr").toFile());
      return begun(home, builder.start(), parameters.createStdInPipe());
    } catch (IOException e) {
      throw HResult.ERROR_FILE_NOT_FOUND.failure(
          "HcsCreateProcess", system.id(), String.valueOf(e.getMessage()));
    }
  }

  private static BackendProcess begun(Path home, Process process, boolean input)
      throws IOException {
    Files.writeString(home.resolve("starter"), String.valueOf(ProcessHandle.current().pid()));
    ProcessName.of(process.toHandle()).write(home.resolve("pid"));
    CompletableFuture<Void> unused =
        process.onExit().thenAccept(ended -> keepExit(home, ended.exitValue()));
    Optional<OutputStream> stdin = Optional.of(process.getOutputStream()).filter(s -> input);
    if (!input) {
      process.getOutputStream().close();
    }
    return PlainProcess.open(home, stdin).orElseThrow();
  }

  /** The number is one of 32 bits without a sign, as HCS has it. */
  private static void keepExit(Path home, int code) {
    try {
      Files.writeString(home.resolve("exit"), String.valueOf(Integer.toUnsignedLong(code)));
    } catch (IOException e) {
      // the system was removed with all it had
    }
  }

  /** A folder that is not there is where most programs do not care where they are. */
  private static File directory(ProcessParameters parameters) {
    File wanted = new File(parameters.workingDirectory().orElse("/"));
    return wanted.isDirectory() ? wanted : new File(System.getProperty("java.io.tmpdir", "."));
  }

  private Path newHome(SystemSpec system) throws IOException {
    Path all = home(system).resolve("procs");
    Files.createDirectories(all);
    return Files.createTempDirectory(all, "p");
  }

  private List<Path> homes(SystemSpec system) {
    try (Stream<Path> homes = Files.list(home(system).resolve("procs"))) {
      return homes.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<PlainProcess> all(SystemSpec system) {
    return homes(system).stream()
        .flatMap(home -> PlainProcess.open(home, Optional.empty()).stream())
        .toList();
  }

  /** Those that were started for it, with all that these started. */
  private List<ProcessHandle> alive(SystemSpec system) {
    List<ProcessHandle> alive = new ArrayList<>();
    for (PlainProcess process : all(system)) {
      process
          .name()
          .handle()
          .ifPresent(
              handle -> {
                handle.descendants().forEach(alive::add);
                alive.add(handle);
              });
      process.close();
    }
    return alive;
  }

  @Override
  public Optional<BackendProcess> openProcess(SystemSpec system, int processId) {
    return all(system).stream()
        .filter(process -> process.processId() == processId)
        .map(BackendProcess.class::cast)
        .findFirst();
  }

  @Override
  public Statistics statistics(SystemSpec system, long startedMillis) {
    long time = alive(system).stream().mapToLong(PlainCompute::time).sum();
    return new Statistics(
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.of(new Statistics.ProcessorStats(time, time, 0)),
        Optional.of(new Statistics.MemoryStats(0, 0, 0)),
        Optional.of(new Statistics.StorageStats(0, 0, 0, 0)),
        List.of());
  }

  /** In units of 100 ns. */
  private static long time(ProcessHandle process) {
    return process.info().totalCpuDuration().map(used -> used.toNanos() / 100).orElse(0L);
  }

  @Override
  public List<ProcessDetails> processes(SystemSpec system) {
    return alive(system).stream()
        .map(
            process ->
                new ProcessDetails(
                    process.pid(),
                    process.info().command().map(path -> new File(path).getName()),
                    Optional.empty(),
                    time(process),
                    0,
                    0,
                    0,
                    0))
        .toList();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void change(String operation, SystemSpec system, Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw HResult.E_FAIL.failure(operation, system.id(), String.valueOf(e.getMessage()));
    }
  }
}
