package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import java.util.UUID;

/** Takes an endpoint out of its namespace and removes it. */
public record RemoveEndpoint(ResourceAddress address, UUID id) implements Action {
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
    return visitor.removeEndpoint(this);
  }
}
