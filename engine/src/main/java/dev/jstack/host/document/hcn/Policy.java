package dev.jstack.host.document.hcn;

import dev.jstack.json.Json;
import dev.jstack.json.JsonName;
import java.util.Optional;

/**
 * A policy of a network, subnet or endpoint.
 *
 * @param type {@code PortMapping}, {@code OutBoundNAT}, {@code ACL} …
 * @param settings on writing a record such as {@link PortMapping}; on reading the tree
 */
public record Policy(String type, Optional<Object> settings) {
  public static final String PORT_MAPPING = "PortMapping";

  /** A published port. */
  public static Policy of(PortMapping mapping) {
    return new Policy(PORT_MAPPING, Optional.of(mapping));
  }

  /**
   * The published port that this policy is, when it is one.
   *
   * @throws dev.jstack.json.JsonException when its settings have another shape
   */
  public Optional<PortMapping> portMapping() {
    if (!type.equals(PORT_MAPPING)) {
      return Optional.empty();
    }
    return settings.map(
        tree ->
            tree instanceof PortMapping mapping
                ? mapping
                : Json.DOCUMENT.bind(tree, PortMapping.class));
  }

  /**
   * A port of the host that leads to a port of the endpoint.
   *
   * @param protocol 6 TCP, 17 UDP
   * @param externalPort absent: HNS chooses and says which
   * @param vip address of the host; unproven on NAT networks, jstack sends none
   */
  public record PortMapping(
      int protocol,
      int internalPort,
      Optional<Integer> externalPort,
      @JsonName("VIP") Optional<String> vip,
      Optional<Integer> flags) {

    /** A mapping on all addresses of the host. */
    public static PortMapping of(int protocol, int internalPort, Optional<Integer> externalPort) {
      return new PortMapping(
          protocol, internalPort, externalPort, Optional.empty(), Optional.empty());
    }
  }

  /** The network adapter that a transparent or bridged network uses. */
  public record NetAdapterName(String networkAdapterName) {}

  /** The VLAN of a subnet. */
  public record IsolationId(int isolationId) {}

  /** A limit of what an endpoint sends, in bytes a second. */
  public record Qos(long maximumOutgoingBandwidthInBytes) {}
}
