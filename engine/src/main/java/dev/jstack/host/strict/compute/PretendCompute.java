package dev.jstack.host.strict.compute;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties.ProcessDetails;
import dev.jstack.host.strict.network.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Systems that run nothing: each process lives until it is ended, or ends as a script says. */
public final class PretendCompute implements ComputeBackend {
  private final BiFunction<SystemSpec, ProcessParameters, Behaviour> script;
  private final Map<String, Map<Integer, PretendProcess>> running = new LinkedHashMap<>();
  private final AtomicInteger ids = new AtomicInteger(1000);

  /**
   * What a pretended process does.
   *
   * @param exitCode it ends at once with this code; empty: it runs until it is ended
   * @param output what it writes to standard output
   */
  public record Behaviour(OptionalLong exitCode, String output) {
    /** Runs until it is ended. */
    public static final Behaviour RUNS = new Behaviour(OptionalLong.empty(), "");

    /** Has ended already. */
    public static Behaviour exits(long code) {
      return new Behaviour(OptionalLong.of(code), "");
    }
  }

  /** Systems whose processes run until they are ended. */
  public PretendCompute() {
    this((system, parameters) -> Behaviour.RUNS);
  }

  /** Systems whose processes behave as {@code script} says. */
  public PretendCompute(BiFunction<SystemSpec, ProcessParameters, Behaviour> script) {
    this.script = script;
  }

  /** Ends a process by itself. */
  public void exit(String system, int processId, long code) {
    find(system, processId).orElseThrow().end(code);
  }

  /** Ends a system unexpectedly, as a crash of its guest does. */
  public synchronized void crash(String system) {
    endAll(system);
  }

  @Override
  public void create(SystemSpec system) {}

  @Override
  public synchronized void start(SystemSpec system, Membership network, Deadline deadline) {
    running.put(system.id(), new LinkedHashMap<>());
  }

  @Override
  public synchronized boolean isRunning(SystemSpec system) {
    return running.containsKey(system.id());
  }

  @Override
  public synchronized boolean shutDown(SystemSpec system, Deadline deadline) {
    processesOf(system).values().forEach(each -> each.signal(BackendProcess.Signal.CTRL_SHUTDOWN));
    endAll(system.id());
    return true;
  }

  @Override
  public synchronized void terminate(SystemSpec system, Deadline deadline) {
    endAll(system.id());
  }

  @Override
  public synchronized void remove(SystemSpec system) {
    endAll(system.id());
  }

  @Override
  public void pause(SystemSpec system) {}

  @Override
  public void resume(SystemSpec system) {}

  @Override
  public void limit(SystemSpec system) {}

  @Override
  public synchronized BackendProcess createProcess(
      SystemSpec system, ProcessParameters parameters, Deadline deadline) {
    int id = ids.addAndGet(4); // Windows counts process ids in fours
    PretendProcess process = new PretendProcess(id, parameters, script.apply(system, parameters));
    processesOf(system).put(id, process);
    return process;
  }

  @Override
  public Optional<BackendProcess> openProcess(SystemSpec system, int processId) {
    return find(system.id(), processId)
        .filter(process -> process.exitCode().isEmpty())
        .map(BackendProcess.class::cast);
  }

  @Override
  public Statistics statistics(SystemSpec system, long startedMillis) {
    return new Statistics(
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.of(new Statistics.ProcessorStats(0, 0, 0)),
        Optional.of(new Statistics.MemoryStats(0, 0, 0)),
        Optional.of(new Statistics.StorageStats(0, 0, 0, 0)),
        List.of());
  }

  @Override
  public synchronized List<ProcessDetails> processes(SystemSpec system) {
    return processesOf(system).values().stream()
        .filter(process -> process.exitCode().isEmpty())
        .map(
            process ->
                new ProcessDetails(
                    process.processId(),
                    process.parameters().commandLine(),
                    Optional.empty(),
                    0,
                    0,
                    0,
                    0,
                    0))
        .toList();
  }

  private synchronized Optional<PretendProcess> find(String system, int processId) {
    return Optional.ofNullable(running.getOrDefault(system, Map.of()).get(processId));
  }

  private Map<Integer, PretendProcess> processesOf(SystemSpec system) {
    return running.computeIfAbsent(system.id(), id -> new LinkedHashMap<>());
  }

  private void endAll(String system) {
    running.getOrDefault(system, Map.of()).values().forEach(PretendProcess::kill);
    running.remove(system);
  }
}
