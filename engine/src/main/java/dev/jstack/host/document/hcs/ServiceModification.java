package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * The document of HcsModifyServiceSettings; jstack changes credential guard instances with it.
 *
 * @param propertyType {@code ContainerCredentialGuard}
 */
public record ServiceModification(String propertyType, Optional<Object> settings) {

  /** Makes or removes a credential guard instance. */
  public record CredentialGuardOperation(String operation, Object operationDetails) {}

  /** A new instance; {@code transport} is {@code LRPC} for process isolation. */
  public record AddInstance(String id, String credentialSpec, String transport) {
    /** Leaves the spec out. */
    @Override
    public String toString() {
      return "AddInstance[" + id + "]";
    }
  }

  /** The end of an instance; nothing else ends it. */
  public record RemoveInstance(String id) {}

  /** Makes the instance of container {@code id}. */
  public static ServiceModification addCredentialGuard(String id, String credentialSpec) {
    return credentialGuard("AddInstance", new AddInstance(id, credentialSpec, "LRPC"));
  }

  /** Removes the instance of container {@code id}. */
  public static ServiceModification removeCredentialGuard(String id) {
    return credentialGuard("RemoveInstance", new RemoveInstance(id));
  }

  private static ServiceModification credentialGuard(String operation, Record details) {
    return new ServiceModification(
        "ContainerCredentialGuard", Optional.of(new CredentialGuardOperation(operation, details)));
  }
}
