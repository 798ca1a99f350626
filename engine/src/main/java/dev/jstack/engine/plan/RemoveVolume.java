package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;

/** Removes the directory of a volume with all it holds. */
public record RemoveVolume(ResourceAddress address, String hostPath) implements Action {
  @Override
  public Verb verb() {
    return Verb.REMOVE;
  }

  @Override
  public String object() {
    return hostPath;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.removeVolume(this);
  }
}
