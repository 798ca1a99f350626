package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import java.util.UUID;

/** Removes a namespace. */
public record RemoveNamespace(ResourceAddress address, UUID id) implements Action {
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
    return visitor.removeNamespace(this);
  }
}
