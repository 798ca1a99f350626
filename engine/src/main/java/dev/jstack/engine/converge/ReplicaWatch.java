package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.host.api.HcsProcess;
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

  /** {@code replica} is about to be stopped: its end is wanted and starts nothing again. */
  void stopping(StackName stack, ResourceAddress replica, String systemId);

  /** {@code replica} is stopped; its output is read to the end, its handles are closed. */
  void stopped(StackName stack, ResourceAddress replica, String systemId);

  /** The record of {@code replica} changed: health check, restart policy, ports or logging. */
  void changed(StackName stack, ResourceAddress replica, String systemId);
}
