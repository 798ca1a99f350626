package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredHook;

/** Runs a container to its end before a replica starts, and removes it. */
public record RunHook(DesiredHook hook) implements Action {
  @Override
  public Verb verb() {
    return Verb.RUN;
  }

  @Override
  public ResourceAddress address() {
    return hook.replica();
  }

  @Override
  public String object() {
    return hook.container().id().toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.runHook(this);
  }
}
