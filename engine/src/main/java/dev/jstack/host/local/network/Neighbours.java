package dev.jstack.host.local.network;

import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.strict.network.Prefix;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Addresses that this machine uses already. */
final class Neighbours {
  private Neighbours() {}

  /** Whether an interface other than {@code own} has an address range of the network. */
  static boolean overlap(HcnNetwork network, Set<String> own) {
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InterfaceAddress address : each.getInterfaceAddresses()) {
          if (!own.contains(each.getName()) && overlaps(network, address)) {
            return true;
          }
        }
      }
      return false;
    } catch (SocketException e) {
      return false; // without interfaces nothing overlaps
    }
  }

  private static boolean overlaps(HcnNetwork network, InterfaceAddress address) {
    Optional<Prefix> used =
        Prefix.address(address.getAddress().getHostAddress())
            .map(first -> aligned(first, address.getNetworkPrefixLength()));
    return used.isPresent()
        && network.subnets().stream()
            .flatMap(subnet -> subnet.ipAddressPrefix().stream())
            .flatMap(text -> Prefix.parse(text).stream())
            .anyMatch(used.get()::overlaps);
  }

  private static Prefix aligned(long address, int length) {
    return new Prefix(address & ~(0xFFFFFFFFL >> length), length);
  }
}
