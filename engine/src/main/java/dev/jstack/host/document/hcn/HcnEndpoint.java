package dev.jstack.host.document.hcn;

import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint: a network card with its addresses (HostComputeEndpoint).
 *
 * @param hostComputeNetwork id of its network
 * @param hostComputeNamespace in answers only: id of the namespace it is attached to
 * @param routes absent: over the network's gateway
 * @param macAddress dashes between bytes; absent: HNS chooses
 * @param flags 2: cut off from other endpoints of its network; 8: preferred over other endpoints of
 *     its container
 */
public record HcnEndpoint(
    @JsonName("ID") Optional<String> id,
    Optional<String> name,
    Optional<String> owner,
    Optional<String> hostComputeNetwork,
    Optional<String> hostComputeNamespace,
    List<Policy> policies,
    List<IpConfiguration> ipConfigurations,
    Optional<Dns> dns,
    List<Route> routes,
    Optional<String> macAddress,
    Optional<Integer> flags,
    Optional<Object> health,
    Optional<SchemaVersion> schemaVersion) {

  /** Other endpoints of the network are not reached. */
  public static final int NO_PEERS = 2;

  /** Prefer this endpoint's routes. */
  public static final int LOW_INTERFACE_METRIC = 8;

  public HcnEndpoint {
    policies = List.copyOf(policies);
    ipConfigurations = List.copyOf(ipConfigurations);
    routes = List.copyOf(routes);
  }

  /** An address; the prefix length is that of the subnet unless given. */
  public record IpConfiguration(
      String ipAddress, Optional<Integer> prefixLength, Optional<String> ipSubnetId) {

    /** An address in the network's subnet. */
    public static IpConfiguration of(String address) {
      return new IpConfiguration(address, Optional.empty(), Optional.empty());
    }
  }

  /** The same endpoint with other policies. */
  public HcnEndpoint withPolicies(List<Policy> others) {
    return new HcnEndpoint(
        id,
        name,
        owner,
        hostComputeNetwork,
        hostComputeNamespace,
        others,
        ipConfigurations,
        dns,
        routes,
        macAddress,
        flags,
        health,
        schemaVersion);
  }

  /** Its published ports. */
  public List<Policy.PortMapping> portMappings() {
    return policies.stream().flatMap(policy -> policy.portMapping().stream()).toList();
  }
}
