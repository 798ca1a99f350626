package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;

/**
 * A container that runs to its end before a replica starts ({@code pre_start}).
 *
 * @param index its place in the list, from 0
 * @param perReplica whether each replica has a run of its own, not all one together
 * @param definition hash of the service as it is meant; a run that succeeded under it is not
 *     repeated
 * @param container what runs, in the place of the replica that starts next
 */
public record DesiredHook(
    int index, boolean perReplica, String definition, DesiredContainer container) {

  /** The replica whose networks and mounts it has. */
  public ResourceAddress replica() {
    return container.address();
  }

  /** {@code pre_start[0]}. */
  public String name() {
    return "pre_start[" + index + "]";
  }

  /** {@code pre_start[0] of web}, of {@code web-2} when each replica has its own. */
  public String title() {
    return name() + " of " + replica().name() + (perReplica ? "-" + replica().replica() : "");
  }
}
