package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredVolume;

/** Makes the directory of a volume. */
public record CreateVolume(DesiredVolume volume) implements Action {
  @Override
  public Verb verb() {
    return Verb.CREATE;
  }

  @Override
  public ResourceAddress address() {
    return volume.address();
  }

  @Override
  public String object() {
    return volume.hostPath();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createVolume(this);
  }
}
