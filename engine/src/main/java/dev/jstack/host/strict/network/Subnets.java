package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Route;
import java.util.List;
import java.util.Optional;

/** The address ranges that a new network may have beside those that are there. */
final class Subnets {
  private static final Prefix AUTOMATIC = new Prefix(0xAC100000L, 12);
  private static final int AUTOMATIC_LENGTH = 20;

  private final String operation;
  private final String id;
  private final List<Prefix> taken;

  Subnets(String operation, String id, List<HcnNetwork> others) {
    this.operation = operation;
    this.id = id;
    this.taken = others.stream().flatMap(network -> prefixes(network).stream()).toList();
  }

  /** The IPv4 ranges of a network that is there. */
  static List<Prefix> prefixes(HcnNetwork network) {
    return network.subnets().stream()
        .flatMap(subnet -> subnet.ipAddressPrefix().stream())
        .flatMap(text -> Prefix.parse(text).stream())
        .toList();
  }

  /** The subnets that the network gets: its own, checked, or one of HNS' choice for NAT. */
  List<HcnNetwork.Subnet> accept(HcnNetwork network) {
    List<HcnNetwork.Subnet> subnets = network.subnets();
    boolean nat = network.typeOrNat().equals(HcnNetwork.NAT);
    if (subnets.isEmpty()) {
      return nat ? List.of(automatic()) : withoutRange(network);
    }
    if (nat && subnets.size() > 1) {
      throw refuse(HResult.HCN_E_INVALID_SUBNET, "a NAT network has one subnet");
    }
    if (nat || !isGivenByLan(network)) {
      subnets.forEach(this::check);
    }
    return subnets;
  }

  /** A subnet without a range carries policies only: the LAN gives the addresses. */
  private static boolean isGivenByLan(HcnNetwork network) {
    return network.typeOrNat().equals("Transparent")
        && network.subnets().stream().allMatch(subnet -> subnet.ipAddressPrefix().isEmpty());
  }

  private List<HcnNetwork.Subnet> withoutRange(HcnNetwork network) {
    if (network.typeOrNat().equals("L2Bridge")) {
      throw refuse(HResult.HCN_E_SUBNET_NOT_FOUND, "an L2Bridge network needs a subnet");
    }
    return List.of();
  }

  private void check(HcnNetwork.Subnet subnet) {
    String text = subnet.ipAddressPrefix().orElse("");
    Prefix prefix =
        Prefix.parse(text)
            .orElseThrow(
                () -> refuse(HResult.HCN_E_INVALID_NETWORK, "\"" + text + "\" is no IPv4 range"));
    if (prefix.hasHostBits()) {
      throw refuse(HResult.HCN_E_INVALID_NETWORK, prefix + " has host bits set");
    }
    if (prefix.length() > 30) {
      throw refuse(HResult.HCN_E_INVALID_PREFIX, prefix + " has no room for a container");
    }
    checkRoutes(subnet, prefix);
    for (Prefix other : taken) {
      if (other.overlaps(prefix)) { // the code that WinNAT's "parameter is incorrect" shows
        throw refuse(
            HResult.ERROR_INVALID_PARAMETER, prefix + " overlaps " + other + " of another network");
      }
    }
  }

  private void checkRoutes(HcnNetwork.Subnet subnet, Prefix prefix) {
    if (subnet.routes().stream().noneMatch(Route::isDefault)) {
      throw refuse(HResult.HCN_E_INVALID_SUBNET, prefix + " has no default route");
    }
    for (Route route : subnet.routes()) {
      String hop = route.nextHop().orElse("");
      if (Prefix.address(hop).filter(prefix::contains).isEmpty()) {
        throw refuse(
            HResult.HCN_E_INVALID_SUBNET, "next hop \"" + hop + "\" is not inside " + prefix);
      }
    }
  }

  private HcnNetwork.Subnet automatic() {
    long step = 1L << 32 - AUTOMATIC_LENGTH;
    for (long first = AUTOMATIC.first(); first < AUTOMATIC.last(); first += step) {
      Prefix prefix = new Prefix(first, AUTOMATIC_LENGTH);
      if (taken.stream().noneMatch(prefix::overlaps)) {
        return new HcnNetwork.Subnet(
            Optional.empty(),
            Optional.of(prefix.toString()),
            List.of(Route.defaultVia(Prefix.text(first + 1))),
            List.of(),
            List.of(),
            Optional.empty());
      }
    }
    throw refuse(HResult.HCN_E_SUBNET_NOT_FOUND, "no range of " + AUTOMATIC + " is free");
  }

  private HostException refuse(HResult result, String reason) {
    return result.failure(operation, id, reason);
  }
}
