package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The IP and MAC addresses of the endpoints of each network. */
final class Addresses {
  private static final Set<Long> NONE = Set.of();

  private final Map<String, Set<Long>> addresses = new HashMap<>();
  private final Map<String, Set<Long>> macs = new HashMap<>();

  void put(HcnEndpoint endpoint) {
    String network = endpoint.hostComputeNetwork().orElse("");
    Set<Long> used = addresses.computeIfAbsent(network, key -> new HashSet<>());
    endpoint.ipConfigurations().forEach(ip -> Prefix.address(ip.ipAddress()).ifPresent(used::add));
    endpoint
        .macAddress()
        .map(MacAddress::number)
        .ifPresent(mac -> macs.computeIfAbsent(network, key -> new HashSet<>()).add(mac));
  }

  void remove(HcnEndpoint endpoint) {
    String network = endpoint.hostComputeNetwork().orElse("");
    Set<Long> used = addresses.getOrDefault(network, new HashSet<>());
    endpoint
        .ipConfigurations()
        .forEach(ip -> Prefix.address(ip.ipAddress()).ifPresent(used::remove));
    endpoint
        .macAddress()
        .map(MacAddress::number)
        .ifPresent(macs.getOrDefault(network, new HashSet<>())::remove);
  }

  /** The addresses that the endpoint asks for, checked, or the lowest free one. */
  List<HcnEndpoint.IpConfiguration> accept(
      String operation, String id, HcnNetwork network, HcnEndpoint endpoint) {
    if (Subnets.prefixes(network).isEmpty()) {
      return endpoint.ipConfigurations();
    }
    if (endpoint.ipConfigurations().isEmpty()) {
      return List.of(lowestFree(operation, id, network));
    }
    return endpoint.ipConfigurations().stream()
        .map(wanted -> check(operation, id, network, wanted.ipAddress()))
        .toList();
  }

  /**
   * The MAC address that the endpoint asks for, checked; else the first free one of the network's
   * pool, or one made of its IP address where there is no pool.
   */
  String acceptMac(String operation, String id, HcnNetwork network, HcnEndpoint endpoint, long ip) {
    Optional<String> wanted = endpoint.macAddress().map(mac -> mac.toUpperCase(Locale.ROOT));
    String mac = wanted.orElseGet(() -> chosenMac(operation, id, network, ip));
    if (!MacAddress.isUnicast(mac)) {
      throw HResult.HCN_E_INVALID_ENDPOINT.failure(
          operation, id, "\"" + mac + "\" is no unicast MAC address of the form 00-15-5D-01-02-03");
    }
    String networkId = network.id().orElse("");
    if (macs.getOrDefault(networkId, new HashSet<>()).contains(MacAddress.number(mac))) {
      throw HResult.HCN_E_INVALID_ENDPOINT.failure(
          operation, id, "another endpoint of the network has MAC address " + mac);
    }
    return mac;
  }

  private String chosenMac(String operation, String id, HcnNetwork network, long ip) {
    List<HcnNetwork.MacRange> ranges =
        network.macPool().map(HcnNetwork.MacPool::ranges).orElse(List.of());
    Set<Long> used = macs.getOrDefault(network.id().orElse(""), new HashSet<>());
    for (HcnNetwork.MacRange range : ranges) {
      long last = MacAddress.number(range.endMacAddress());
      for (long mac = MacAddress.number(range.startMacAddress()); mac <= last; mac++) {
        if (!used.contains(mac)) {
          return MacAddress.text(mac);
        }
      }
    }
    if (!ranges.isEmpty()) { // the code is our choice
      throw HResult.HCN_E_INVALID_ENDPOINT.failure(
          operation, id, "no MAC address of the network's pool is free");
    }
    return macOf(ip);
  }

  private HcnEndpoint.IpConfiguration check(
      String operation, String id, HcnNetwork network, String text) {
    Long address =
        Prefix.address(text)
            .orElseThrow(
                () ->
                    HResult.HCN_E_INVALID_IP.failure(
                        operation, id, "\"" + text + "\" is no IPv4 address"));
    for (HcnNetwork.Subnet subnet : network.subnets()) {
      Prefix prefix = Prefix.parse(subnet.ipAddressPrefix().orElse("")).orElse(null);
      if (prefix != null && prefix.contains(address)) {
        refuseReserved(operation, id, subnet, prefix, address);
        refuseTaken(operation, id, network, address);
        return configuration(address, prefix);
      }
    }
    throw HResult.HCN_E_INVALID_IP.failure(
        operation, id, text + " is outside " + Subnets.prefixes(network));
  }

  private static void refuseReserved(
      String operation, String id, HcnNetwork.Subnet subnet, Prefix prefix, long address) {
    if (isReserved(subnet, prefix, address)) {
      throw HResult.HCN_E_ADDR_INVALID_OR_RESERVED.failure(
          operation, id, Prefix.text(address) + " is reserved in " + prefix);
    }
  }

  private void refuseTaken(String operation, String id, HcnNetwork network, long address) {
    if (used(network).contains(address)) {
      throw HResult.HCN_E_INVALID_IP.failure(
          operation, id, "another endpoint of the network has " + Prefix.text(address));
    }
  }

  private HcnEndpoint.IpConfiguration lowestFree(String operation, String id, HcnNetwork network) {
    Set<Long> used = used(network);
    for (HcnNetwork.Subnet subnet : network.subnets()) {
      Prefix prefix = Prefix.parse(subnet.ipAddressPrefix().orElse("")).orElse(null);
      if (prefix == null) {
        continue;
      }
      for (long address = prefix.first() + 1; address < prefix.last(); address++) {
        if (!used.contains(address) && !isReserved(subnet, prefix, address)) {
          return configuration(address, prefix);
        }
      }
    }
    throw HResult.HCN_E_SUBNET_NOT_FOUND.failure(
        operation, id, "no address of " + Subnets.prefixes(network) + " is free");
  }

  private Set<Long> used(HcnNetwork network) {
    return Objects.requireNonNull(addresses.getOrDefault(network.id().orElse(""), NONE));
  }

  private static boolean isReserved(HcnNetwork.Subnet subnet, Prefix prefix, long address) {
    return address == prefix.first()
        || address == prefix.last()
        || subnet.routes().stream()
            .filter(Route::isDefault)
            .flatMap(route -> route.nextHop().stream())
            .anyMatch(Prefix.text(address)::equals);
  }

  private static HcnEndpoint.IpConfiguration configuration(long address, Prefix prefix) {
    return new HcnEndpoint.IpConfiguration(
        Prefix.text(address), Optional.of(prefix.length()), Optional.empty());
  }

  /** 00-15-5D is Microsoft's prefix for virtual adapters. */
  private static String macOf(long ip) {
    return "00-15-5D-%02X-%02X-%02X".formatted(ip >> 16 & 255, ip >> 8 & 255, ip & 255);
  }
}
