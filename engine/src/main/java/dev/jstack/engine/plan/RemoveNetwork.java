package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import java.util.UUID;

/** Removes a network; a shared one stays while others use it. */
public record RemoveNetwork(ResourceAddress address, UUID id) implements Action {
  @Override
  public Verb verb() {
    return Verb.REMOVE;
  }

  @Override
  public String object() {
    return id.toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.removeNetwork(this);
  }
}
