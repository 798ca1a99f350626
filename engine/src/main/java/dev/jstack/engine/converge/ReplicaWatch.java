package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.StackName;

/**
 * Whoever looks after replicas once they run: drains their output, probes them, starts them again.
 * The convergence hands each replica over when it starts and takes it back before it stops it.
 */
public interface ReplicaWatch extends HealthSource {

  /**
   * {@code replica} runs as compute system {@code systemId}; how it is meant is in its record in
   * the state directory. The watch owns {@code firstProcess} from now on and closes it.
   */
  void started(StackName stack, ResourceAddress replica, String systemId, HcsProcess firstProcess);

  /**
   * Takes what a container writes that runs before its replica starts into that one's log.
   *
   * @param name what people call the run: {@code pre_start[0]}
   * @param process its first process; stays the caller's
   */
  Output before(
      StackName stack, SystemId container, String name, Logging logging, HcsProcess process);

  /** The way of a run's output into the log. */
  @FunctionalInterface
  interface Output {
    /** Takes the rest, notes {@code how} it ended and lets go; again is nothing. */
    void over(String how);
  }

  /** {@code replica} is about to be stopped: its end is wanted and starts nothing again. */
  void stopping(StackName stack, ResourceAddress replica, String systemId);

  /** {@code replica} is stopped; its output is read to the end, its handles are closed. */
  void stopped(StackName stack, ResourceAddress replica, String systemId);

  /** The record of {@code replica} changed: health check, restart policy, ports or logging. */
  void changed(StackName stack, ResourceAddress replica, String systemId);
}
