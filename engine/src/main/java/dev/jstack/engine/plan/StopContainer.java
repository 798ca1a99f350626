package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ServiceRuntime.StopRule;
import dev.jstack.host.document.hcs.ProcessParameters;
import java.util.List;

/**
 * Stops a container; its writable layer stays.
 *
 * @param rule how long it may take, and with which signal it is asked
 * @param preStop processes to run in it before
 * @param byRequest whether it stays stopped until somebody asks for it
 */
public record StopContainer(
    SystemId id, StopRule rule, List<ProcessParameters> preStop, boolean byRequest)
    implements ContainerAction {
  public StopContainer {
    preStop = List.copyOf(preStop);
  }

  @Override
  public Verb verb() {
    return Verb.STOP;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.stopContainer(this);
  }
}
