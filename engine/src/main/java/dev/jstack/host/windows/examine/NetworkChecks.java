package dev.jstack.host.windows.examine;

import dev.jstack.host.windows.examine.WindowsState.Card;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of the machine's network gets in the way of NAT networks and published ports. */
final class NetworkChecks {
  private static final List<String> TUNNELS =
      List.of("vpn", "tunnel", "tap-", "wireguard", "anyconnect", "zscaler", "globalprotect");

  private NetworkChecks() {}

  /** Two things that have one range on a machine cannot both route it. */
  static Check pool(WindowsState state, String pool) {
    Optional<Card> clash =
        state.cards().stream()
            .filter(card -> !isOurs(card))
            .filter(card -> Prefixes.overlap(pool, card.address() + "/" + card.prefixLength()))
            .findFirst();
    return clash
        .map(
            card ->
                Check.limited(
                    "addresses",
                    "%s/%d of %s lies in %s, which jstack's NAT network has"
                        .formatted(card.address(), card.prefixLength(), card.name(), pool),
                    "give networks an ipam subnet elsewhere"))
        .orElseGet(() -> Check.good("addresses", pool + " is free for the NAT network"));
  }

  /** The card that a network of HNS itself puts into the host. */
  private static boolean isOurs(Card card) {
    return card.description().startsWith("Hyper-V Virtual Ethernet Adapter");
  }

  static Optional<Check> tunnels(WindowsState state) {
    return state.cards().stream()
        .filter(NetworkChecks::isTunnel)
        .findFirst()
        .map(
            card ->
                Check.limited(
                    "vpn",
                    card.name() + " (" + card.description() + ") may keep containers from outside",
                    "allow local networks in the VPN, or disconnect it where names do not resolve"));
  }

  private static boolean isTunnel(Card card) {
    String words = (card.name() + " " + card.description()).toLowerCase(Locale.ROOT);
    return TUNNELS.stream().anyMatch(words::contains);
  }

  static Check ports(WindowsState state) {
    List<String> ranges = state.excludedPorts();
    if (ranges.isEmpty()) {
      return Check.good("ports", "Windows keeps no range of ports for itself");
    }
    int shown = Math.min(3, ranges.size());
    String more = ranges.size() > shown ? " and " + (ranges.size() - shown) + " more" : "";
    return Check.good(
        "ports",
        "Windows keeps "
            + String.join(", ", ranges.subList(0, shown))
            + more
            + ": these cannot be published");
  }
}
