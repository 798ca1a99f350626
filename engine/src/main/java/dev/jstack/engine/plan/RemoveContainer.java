package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;

/** Removes a stopped container: its writable layer, staged files and record. */
public record RemoveContainer(SystemId id) implements Action {
  @Override
  public Verb verb() {
    return Verb.REMOVE;
  }

  @Override
  public ResourceAddress address() {
    return id.address();
  }

  @Override
  public String object() {
    return id.toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.removeContainer(this);
  }
}
