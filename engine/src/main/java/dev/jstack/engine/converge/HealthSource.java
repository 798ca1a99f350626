package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.StackName;
import java.util.List;

/** Knows how replicas do. Safe for several threads. */
public interface HealthSource {

  /** How the container {@code replica} does now. */
  ReplicaHealth health(SystemId replica);

  /**
   * Waits until the health of any replica of {@code stack} may have changed, at most until {@code
   * deadline}; may return early.
   */
  void awaitChange(StackName stack, Deadline deadline) throws InterruptedException;

  /** The last lines of output of {@code replica}, oldest first, at most {@code lines}. */
  List<String> logTail(StackName stack, ResourceAddress replica, int lines);
}
