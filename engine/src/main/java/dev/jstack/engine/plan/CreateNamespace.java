package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNamespace;
import java.util.List;
import java.util.UUID;

/** Makes a namespace unless it is there, and attaches what endpoints it lacks, in order. */
public record CreateNamespace(DesiredNamespace namespace, List<UUID> endpoints) implements Action {
  public CreateNamespace {
    endpoints = List.copyOf(endpoints);
  }

  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  @Override
  public ResourceAddress address() {
    return namespace.address();
  }

  @Override
  public String object() {
    return namespace.id().toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createNamespace(this);
  }
}
