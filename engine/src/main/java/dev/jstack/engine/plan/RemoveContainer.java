package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;

/** Removes a stopped container: its writable layer, staged files and record. */
public record RemoveContainer(SystemId id) implements ContainerAction {
  @Override
  public Verb verb() {
    return Verb.REMOVE;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.removeContainer(this);
  }
}
