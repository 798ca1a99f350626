package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;

/** Tells a running container the addresses of its peers. */
public record UpdateHosts(DesiredContainer container) implements ContainerAction {
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
    return visitor.updateHosts(this);
  }
}
