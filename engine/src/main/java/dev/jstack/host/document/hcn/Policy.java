package dev.jstack.host.document.hcn;

import dev.jstack.json.Json;
import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * A policy of a network, subnet or endpoint.
 *
 * @param type {@code PortMapping}, {@code OutBoundNAT}, {@code ACL} …
 * @param settings on writing a record such as {@link PortMapping}; on reading the tree
 */
public record Policy(String type, Optional<Object> settings) {
  public static final String PORT_MAPPING = "PortMapping";
  public static final String NET_ADAPTER_NAME = "NetAdapterName";
  public static final String SOURCE_MAC_ADDRESS = "SourceMacAddress";
  public static final String OUTBOUND_NAT = "OutBoundNAT";
  public static final String QOS = "QOS";

  /** Policies of a subnet; their settings are an {@link IsolationId}. */
  public static final String VLAN = "VLAN";

  public static final String VSID = "VSID";

  /** A policy with settings that belong to its type. */
  public static Policy of(String type, Record settings) {
    return new Policy(type, Optional.of(settings));
  }

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
   * @param flags 1: reached from the host itself, too, which NAT networks have without
   */
  public record PortMapping(
      int protocol,
      int internalPort,
      Optional<Integer> externalPort,
      @JsonName("VIP") Optional<String> vip,
      Optional<Integer> flags) {

    /** On a bridge: the host itself reaches the port, too (hcsshim's NatFlagsLocalRoutedVip). */
    public static final int FROM_THE_HOST = 1;

    /** A mapping on all addresses of the host. */
    public static PortMapping of(int protocol, int internalPort, Optional<Integer> externalPort) {
      return new PortMapping(
          protocol, internalPort, externalPort, Optional.empty(), Optional.empty());
    }
  }

  /** The network adapter that a transparent or bridged network uses. */
  public record NetAdapterName(String networkAdapterName) {}

  /** The MAC address that frames of the network leave the machine with. */
  public record SourceMac(String sourceMacAddress) {}

  /** The VLAN or the virtual subnet (VSID) of a subnet. */
  public record IsolationId(int isolationId) {}

  /**
   * Gives the endpoint a way out under an address of the host.
   *
   * @param virtualIp address to leave under; absent: HNS takes the host's
   * @param exceptions ranges in CIDR form that are reached without
   * @param destinations only these, when there are any
   */
  public record OutBoundNat(
      @JsonName("VirtualIP") Optional<String> virtualIp,
      List<String> exceptions,
      List<String> destinations,
      Optional<Integer> flags,
      Optional<Integer> maxPortPoolUsage) {
    public OutBoundNat {
      exceptions = List.copyOf(exceptions);
      destinations = List.copyOf(destinations);
    }

    /** The way to everywhere but {@code exceptions}. */
    public static OutBoundNat except(List<String> exceptions) {
      return new OutBoundNat(
          Optional.empty(), exceptions, List.of(), Optional.empty(), Optional.empty());
    }
  }

  /** A limit of what an endpoint sends, in bytes a second. */
  public record Qos(long maximumOutgoingBandwidthInBytes) {}
}
