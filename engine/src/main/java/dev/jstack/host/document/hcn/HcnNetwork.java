package dev.jstack.host.document.hcn;

import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * A network (HostComputeNetwork).
 *
 * @param id lower case without braces
 * @param type {@code NAT}, {@code Transparent}, {@code L2Bridge}, {@code Internal} …; absent in an
 *     answer: NAT
 * @param flags 8: gone after a reboot, as every NAT network
 */
public record HcnNetwork(
    @JsonName("ID") Optional<String> id,
    Optional<String> name,
    Optional<String> owner,
    Optional<String> type,
    List<Policy> policies,
    Optional<MacPool> macPool,
    Optional<Dns> dns,
    List<Ipam> ipams,
    Optional<Integer> flags,
    Optional<Object> health,
    Optional<SchemaVersion> schemaVersion) {

  public HcnNetwork {
    policies = List.copyOf(policies);
    ipams = List.copyOf(ipams);
  }

  /** Gone after a reboot. */
  public static final int NON_PERSISTENT = 8;

  /** What an absent type means. */
  public static final String NAT = "NAT";

  /** Ranges that MAC addresses are taken from. */
  public record MacPool(List<MacRange> ranges) {
    public MacPool {
      ranges = List.copyOf(ranges);
    }
  }

  /** From start to end, dashes between bytes. */
  public record MacRange(String startMacAddress, String endMacAddress) {}

  /** Where addresses come from; {@code type} is {@code Static} or {@code Dhcp}. */
  public record Ipam(Optional<String> type, List<Subnet> subnets) {
    public Ipam {
      subnets = List.copyOf(subnets);
    }
  }

  /**
   * An address range.
   *
   * @param ipAddressPrefix CIDR form without host bits
   * @param routes the default route leads to the gateway
   */
  public record Subnet(
      @JsonName("ID") Optional<String> id,
      Optional<String> ipAddressPrefix,
      List<Route> routes,
      List<Policy> policies,
      List<Object> ipSubnets,
      Optional<Integer> flags) {
    public Subnet {
      routes = List.copyOf(routes);
      policies = List.copyOf(policies);
      ipSubnets = List.copyOf(ipSubnets);
    }

    /** A range with its gateway. */
    public static Subnet of(String prefix, String gateway) {
      return new Subnet(
          Optional.empty(),
          Optional.of(prefix),
          List.of(Route.defaultVia(gateway)),
          List.of(),
          List.of(),
          Optional.empty());
    }
  }

  /** The type, NAT when HNS left it out. */
  public String typeOrNat() {
    return type.orElse(NAT);
  }

  /** The subnets of all address managers. */
  public List<Subnet> subnets() {
    return ipams.stream().flatMap(ipam -> ipam.subnets().stream()).toList();
  }
}
