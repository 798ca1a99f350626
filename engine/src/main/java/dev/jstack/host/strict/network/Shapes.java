package dev.jstack.host.strict.network;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import java.util.List;
import java.util.Optional;

/** Copies of documents with one member changed. */
final class Shapes {
  private Shapes() {}

  static HcnNetwork withPolicies(HcnNetwork network, List<Policy> policies) {
    return new HcnNetwork(
        network.id(),
        network.name(),
        network.owner(),
        network.type(),
        policies,
        network.macPool(),
        network.dns(),
        network.ipams(),
        network.flags(),
        network.health(),
        network.schemaVersion());
  }

  static HcnEndpoint withPolicies(HcnEndpoint endpoint, List<Policy> policies) {
    return endpoint(
        endpoint,
        policies,
        endpoint.ipConfigurations(),
        endpoint.macAddress(),
        endpoint.hostComputeNamespace());
  }

  static HcnEndpoint withNamespace(HcnEndpoint endpoint, Optional<String> namespace) {
    return endpoint(
        endpoint,
        endpoint.policies(),
        endpoint.ipConfigurations(),
        endpoint.macAddress(),
        namespace);
  }

  static HcnEndpoint endpoint(
      HcnEndpoint endpoint,
      List<Policy> policies,
      List<HcnEndpoint.IpConfiguration> addresses,
      Optional<String> mac,
      Optional<String> namespace) {
    return new HcnEndpoint(
        endpoint.id(),
        endpoint.name(),
        endpoint.owner(),
        endpoint.hostComputeNetwork(),
        namespace,
        policies,
        addresses,
        endpoint.dns(),
        endpoint.routes(),
        mac,
        endpoint.flags(),
        endpoint.health(),
        endpoint.schemaVersion());
  }

  static HcnNamespace namespace(
      HcnNamespace namespace, Optional<Long> compartment, List<HcnNamespace.Resource> resources) {
    return new HcnNamespace(
        namespace.id(),
        compartment,
        namespace.namespaceGuid(),
        namespace.type(),
        resources,
        namespace.createWithCompartment(),
        namespace.schemaVersion());
  }
}
