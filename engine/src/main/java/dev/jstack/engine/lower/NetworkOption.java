package dev.jstack.engine.lower;

import dev.jstack.diagnostic.DidYouMean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An option of a network, by the name that Docker's Windows network driver gives it (moby,
 * libnetwork/drivers/windows/labels.go).
 */
enum NetworkOption {
  NAME("networkname", Reach.EVERYWHERE),
  HNS_ID("hnsid", Reach.EVERYWHERE),
  ROUTING_DOMAIN("routingdomain", Reach.EVERYWHERE),
  ADAPTER("interface", Reach.ON_ADAPTERS),
  VLAN("vlanid", Reach.ON_ADAPTERS),
  VSID("vsid", Reach.ON_SWITCHES),
  DNS_SUFFIX("dnssuffix", Reach.EVERYWHERE),
  DNS_SERVERS("dnsservers", Reach.EVERYWHERE),
  MAC_POOL("macpool", Reach.EVERYWHERE),
  SOURCE_MAC("sourcemac", Reach.ON_SWITCHES),
  NO_PEERS("disableicc", Reach.ON_SWITCHES),
  NO_DNS("disable_dns", Reach.EVERYWHERE),
  NO_GATEWAY_DNS("disable_gatewaydns", Reach.EVERYWHERE),
  OUTBOUND_NAT("enable_outboundnat", Reach.ON_BRIDGES),
  OUTBOUND_NAT_EXCEPTIONS("outboundnat_exceptions", Reach.ON_BRIDGES);

  static final String PREFIX = "com.docker.network.windowsshim.";

  /**
   * Where an option does something: Microsoft says it of three (virtualization.windowscontainers,
   * Advanced network options in Windows), the others are sent wherever there is HNS.
   */
  private enum Reach {
    EVERYWHERE,
    /** On Windows; the local host has bridges and nothing that could do it. */
    ON_SWITCHES,
    ON_ADAPTERS,
    ON_BRIDGES
  }

  private static final Set<String> BRIDGES = Set.of("L2Bridge", "L2Tunnel");

  private final String word;
  private final Reach reach;

  NetworkOption(String word, Reach reach) {
    this.word = word;
    this.reach = reach;
  }

  /** The option's whole name. */
  String key() {
    return PREFIX + word;
  }

  /** The option that a file calls {@code key}. */
  static Optional<NetworkOption> of(String key) {
    return Arrays.stream(values()).filter(option -> option.key().equals(key)).findFirst();
  }

  /** The name that {@code key} was probably meant to be, as a question. */
  static Optional<String> near(String key) {
    List<String> words = Arrays.stream(values()).map(option -> option.word).toList();
    return DidYouMean.of(key.substring(PREFIX.length()), words)
        .map(word -> "did you mean `" + PREFIX + word + "`?");
  }

  /** Why it does nothing on a network of {@code type}; empty when it does something. */
  Optional<String> idleOn(String type, boolean local) {
    if (local && reach != Reach.EVERYWHERE) {
      return Optional.of("the local host has no switch that could do it");
    }
    return switch (reach) {
      case EVERYWHERE, ON_SWITCHES -> Optional.empty();
      case ON_ADAPTERS ->
          BRIDGES.contains(type) || type.equals("Transparent")
              ? Optional.empty()
              : Optional.of("it is for transparent and l2bridge networks");
      case ON_BRIDGES ->
          BRIDGES.contains(type) ? Optional.empty() : Optional.of("it is for l2bridge networks");
    };
  }
}
