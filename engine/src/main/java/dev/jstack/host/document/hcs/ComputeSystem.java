package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * The document of HcsCreateComputeSystem, schema 2. Exactly one of {@code container}, {@code
 * virtualMachine} and {@code hostedSystem} is there; jstack itself only sends containers.
 *
 * @param owner who made it; what systems are found again by
 * @param hostingSystemId for a container inside a utility virtual machine: the machine
 * @param hostedSystem what runs inside that machine
 * @param virtualMachine a virtual machine of its own
 * @param shouldTerminateOnLastHandleClosed whether it dies with the last client
 */
public record ComputeSystem(
    Optional<String> owner,
    Optional<SchemaVersion> schemaVersion,
    Optional<String> hostingSystemId,
    Optional<Object> hostedSystem,
    Optional<Container> container,
    Optional<Object> virtualMachine,
    boolean shouldTerminateOnLastHandleClosed) {

  /** A container on the host's own kernel that outlives its clients. */
  public static ComputeSystem of(String owner, Container container) {
    return new ComputeSystem(
        Optional.of(owner),
        Optional.of(SchemaVersion.HCS),
        Optional.empty(),
        Optional.empty(),
        Optional.of(container),
        Optional.empty(),
        false);
  }
}
