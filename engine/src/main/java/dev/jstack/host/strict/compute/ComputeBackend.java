package dev.jstack.host.strict.compute;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties.ProcessDetails;
import dev.jstack.host.strict.network.Membership;
import java.util.List;
import java.util.Optional;

/**
 * What really happens to compute systems. The caller keeps the rules: a method is called only in a
 * state that allows it, and for one system by one thread at a time. Methods refuse with a
 * HostException.
 */
public interface ComputeBackend {

  /** Looks whether the system could run here; makes what it needs before its start. */
  void create(SystemSpec system);

  /** Boots it: afterwards processes can be created. Leaves nothing when it fails. */
  void start(SystemSpec system, Membership network, Deadline deadline);

  /** Whether a started system is still there. */
  boolean isRunning(SystemSpec system);

  /**
   * Asks all processes to end, and ends those that are left after {@link SystemSpec#grace()}.
   *
   * @return false when the deadline came before
   */
  boolean shutDown(SystemSpec system, Deadline deadline);

  /** Ends it with all its processes; fine when it has ended. */
  void terminate(SystemSpec system, Deadline deadline);

  /** Removes what {@link #create} and the life of the system left. */
  void remove(SystemSpec system);

  void pause(SystemSpec system);

  void resume(SystemSpec system);

  /** Makes changed limits hold. */
  void limit(SystemSpec system);

  BackendProcess createProcess(SystemSpec system, ProcessParameters parameters, Deadline deadline);

  /** The process with this id, also one that has ended where the host still knows; else empty. */
  Optional<BackendProcess> openProcess(SystemSpec system, int processId);

  Statistics statistics(SystemSpec system, long startedMillis);

  List<ProcessDetails> processes(SystemSpec system);
}
