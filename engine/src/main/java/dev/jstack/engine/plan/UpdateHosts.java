package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredContainer;

/** Tells a running container the addresses of its peers. */
public record UpdateHosts(DesiredContainer container) implements Action {
  @Override
  public Verb verb() {
    return Verb.UPDATE;
  }

  @Override
  public ResourceAddress address() {
    return container.address();
  }

  @Override
  public String object() {
    return container.id().toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.updateHosts(this);
  }
}
