package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;

/** Makes an endpoint with its published ports. */
public record CreateEndpoint(DesiredEndpoint endpoint) implements Action {
  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  @Override
  public ResourceAddress address() {
    return endpoint.address();
  }

  @Override
  public String object() {
    return endpoint.id().toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createEndpoint(this);
  }
}
