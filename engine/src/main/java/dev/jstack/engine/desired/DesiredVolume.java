package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import java.util.List;

/**
 * A directory that outlives containers.
 *
 * @param name its full name
 * @param hostPath the directory, in the host's path style
 * @param ownership who made it and so who removes it
 */
public record DesiredVolume(
    ResourceAddress address, String name, String hostPath, Ownership ownership, String path)
    implements DesiredResource {

  /** Who made a volume. */
  public enum Ownership {
    /** Made when missing, kept by {@code down} unless volumes are to go. */
    STACK,
    /** Made for one replica without a name; goes with it. */
    REPLICA,
    /** A directory of the user ({@code device}): made when missing, never removed. */
    DEVICE,
    /** Must be there; never made, never removed. */
    EXTERNAL
  }

  @Override
  public List<ResourceAddress> needs() {
    return List.of();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.volume(this);
  }
}
