package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNetwork;

/** Makes a network of the host. */
public record CreateNetwork(DesiredNetwork network) implements Action {
  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  @Override
  public ResourceAddress address() {
    return network.address();
  }

  @Override
  public String object() {
    return network.id().toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createNetwork(this);
  }
}
