package dev.jstack.host.local;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties.ProcessDetails;
import dev.jstack.host.strict.compute.BackendProcess;
import dev.jstack.host.strict.compute.ComputeBackend;
import dev.jstack.host.strict.compute.SystemSpec;
import dev.jstack.host.strict.network.Membership;
import java.util.List;
import java.util.Optional;

/** Looks at the systems of a state root and changes nothing. */
final class ReadOnlyCompute implements ComputeBackend {
  private final ComputeBackend real;

  ReadOnlyCompute(ComputeBackend real) {
    this.real = real;
  }

  private static HostException refuse(String operation, SystemSpec system) {
    return HResult.ERROR_ACCESS_DENIED.failure(
        operation, system.id(), "the local host was opened for reading");
  }

  @Override
  public void create(SystemSpec system) {
    throw refuse("HcsCreateComputeSystem", system);
  }

  @Override
  public void start(SystemSpec system, Membership network, Deadline deadline) {
    throw refuse("HcsStartComputeSystem", system);
  }

  @Override
  public boolean isRunning(SystemSpec system) {
    return real.isRunning(system);
  }

  @Override
  public boolean shutDown(SystemSpec system, Deadline deadline) {
    throw refuse("HcsShutDownComputeSystem", system);
  }

  @Override
  public void terminate(SystemSpec system, Deadline deadline) {
    throw refuse("HcsTerminateComputeSystem", system);
  }

  /** Only this object's own memory forgets. */
  @Override
  public void remove(SystemSpec system) {}

  @Override
  public void pause(SystemSpec system) {
    throw refuse("HcsPauseComputeSystem", system);
  }

  @Override
  public void resume(SystemSpec system) {
    throw refuse("HcsResumeComputeSystem", system);
  }

  @Override
  public void limit(SystemSpec system) {
    throw refuse("HcsModifyComputeSystem", system);
  }

  @Override
  public BackendProcess createProcess(
      SystemSpec system, ProcessParameters parameters, Deadline deadline) {
    throw refuse("HcsCreateProcess", system);
  }

  @Override
  public Optional<BackendProcess> openProcess(SystemSpec system, int processId) {
    throw refuse("HcsOpenProcess", system);
  }

  @Override
  public Statistics statistics(SystemSpec system, long startedMillis) {
    return real.statistics(system, startedMillis);
  }

  @Override
  public List<ProcessDetails> processes(SystemSpec system) {
    return real.processes(system);
  }
}
