package dev.jstack.host.document.hcn;

import java.util.List;
import java.util.Optional;

/**
 * A change of a network, an endpoint or a namespace.
 *
 * @param resourceType {@code Policy}, {@code Endpoint}, {@code DNS} …
 * @param requestType {@code Add}, {@code Remove} or {@code Update}
 * @param settings a record such as {@link Policies} or {@link EndpointReference}
 */
public record HcnModifyRequest(String resourceType, String requestType, Optional<Object> settings) {

  /** Policies to add, remove or have instead. */
  public record Policies(List<Policy> policies) {
    public Policies {
      policies = List.copyOf(policies);
    }
  }

  /** An endpoint of a namespace; spelled unlike in the namespace's own answer. */
  public record EndpointReference(String endpointId) {}

  /** Attaches an endpoint to a namespace. */
  public static HcnModifyRequest attach(String endpointId) {
    return new HcnModifyRequest("Endpoint", "Add", Optional.of(new EndpointReference(endpointId)));
  }

  /** Detaches an endpoint from a namespace. */
  public static HcnModifyRequest detach(String endpointId) {
    return new HcnModifyRequest(
        "Endpoint", "Remove", Optional.of(new EndpointReference(endpointId)));
  }

  /** Adds policies to an endpoint. */
  public static HcnModifyRequest addPolicies(List<Policy> policies) {
    return new HcnModifyRequest("Policy", "Add", Optional.of(new Policies(policies)));
  }

  /** Removes policies from an endpoint. */
  public static HcnModifyRequest removePolicies(List<Policy> policies) {
    return new HcnModifyRequest("Policy", "Remove", Optional.of(new Policies(policies)));
  }
}
