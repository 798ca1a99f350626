package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network namespace with its endpoints.
 *
 * @param address of the namespace, also where hyperv isolation makes no object of it, and whichever
 *     container of the replica it is for
 * @param resource absent for hyperv isolation
 * @param members the stack's networks that it is on, by key
 * @param ports its published ports
 * @param gateway where its default route leads to
 */
record NamespacePlan(
    ResourceAddress address,
    List<DesiredEndpoint> endpoints,
    Optional<DesiredNamespace> resource,
    Map<String, Member> members,
    List<PublishedPort> ports,
    Optional<String> gateway) {

  /** What a namespace is on one network: its address there and its further names. */
  record Member(Optional<String> ipAddress, List<String> aliases) {}

  List<ResourceAddress> endpointAddresses() {
    return endpoints.stream().map(DesiredEndpoint::address).toList();
  }
}
