package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredHook;

/** Runs a container to its end before a replica starts, and removes it. */
public record RunHook(DesiredHook hook) implements ContainerAction {
  @Override
  public Verb verb() {
    return Verb.RUN;
  }

  @Override
  public SystemId id() {
    return hook.container().id();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.runHook(this);
  }
}
