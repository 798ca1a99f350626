package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import java.util.List;

/** Changes a running container in place: limits, and what its watch must know. */
public record UpdateContainer(DesiredContainer container, List<ModifySettingRequest> requests)
    implements ContainerAction {
  public UpdateContainer {
    requests = List.copyOf(requests);
  }

  @Override
  public Verb verb() {
    return Verb.UPDATE;
  }

  @Override
  public SystemId id() {
    return container.id();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.updateContainer(this);
  }
}
