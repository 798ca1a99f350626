package dev.jstack.runner.command;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.converge.ReplicaWatch;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.StackName;
import java.util.List;

/** The watch of a host that is only played: every replica is healthy at once. */
final class NobodyWatches implements ReplicaWatch {

  @Override
  public void started(
      StackName stack, ResourceAddress replica, String systemId, HcsProcess firstProcess) {
    firstProcess.close();
  }

  @Override
  public Output before(
      StackName stack, SystemId container, String name, Logging logging, HcsProcess process) {
    return how -> {};
  }

  @Override
  public void stopping(StackName stack, ResourceAddress replica, String systemId) {}

  @Override
  public void stopped(StackName stack, ResourceAddress replica, String systemId) {}

  @Override
  public void changed(StackName stack, ResourceAddress replica, String systemId) {}

  @Override
  public ReplicaHealth health(SystemId replica) {
    return ReplicaHealth.of(ReplicaHealth.State.HEALTHY);
  }

  @Override
  public void awaitChange(StackName stack, Deadline deadline) {}

  @Override
  public List<String> logTail(StackName stack, ResourceAddress replica, int lines) {
    return List.of();
  }
}
