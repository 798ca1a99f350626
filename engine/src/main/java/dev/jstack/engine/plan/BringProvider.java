package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredProvider;

/** Runs the program of a provider, so that its service is there. */
public record BringProvider(DesiredProvider provider) implements Action {
  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  @Override
  public ResourceAddress address() {
    return provider.address();
  }

  @Override
  public String object() {
    return provider.program() + " " + provider.provider().name() + " " + provider.definition();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.bringProvider(this);
  }
}
