package dev.jstack.engine.state;

import dev.jstack.engine.address.SystemId;

/**
 * A container that ran to its end before a replica started, with success.
 *
 * @param formatVersion of this record's JSON form
 * @param replica the replica that it ran for; 0: for all of the service
 * @param index its place in {@code pre_start}
 * @param definition hash of the service under which it ran
 */
public record HookRecord(
    int formatVersion, String service, int replica, int index, String definition) {
  public static final int FORMAT_VERSION = 1;

  /** The record of the success of {@code container}; see {@code DesiredHook} for the others. */
  public static HookRecord of(SystemId container, boolean perReplica, String definition) {
    return new HookRecord(
        FORMAT_VERSION,
        container.service().value(),
        perReplica ? container.replica() : 0,
        container.hook().orElseThrow(),
        definition);
  }

  /** What it is kept under. */
  public String key() {
    return service + "." + replica + "." + index;
  }
}
