package dev.jstack.engine.lower;

import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.schema.model.Network;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of Host Compute Network that drivers of a file mean. */
final class NetworkTypes {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("nat", "NAT"),
          Map.entry("default", "NAT"),
          Map.entry("bridge", "NAT"),
          Map.entry("transparent", "Transparent"),
          Map.entry("l2bridge", "L2Bridge"),
          Map.entry("l2tunnel", "L2Tunnel"),
          Map.entry("ics", "ICS"),
          Map.entry("internal", "Internal"),
          Map.entry("private", "Private"));

  /** Their switches are on an adapter of the machine. */
  private static final Set<String> LEAD_OUTSIDE = Set.of("Transparent", "L2Bridge", "L2Tunnel");

  private final HostFacts facts;
  private final Findings findings;

  NetworkTypes(HostFacts facts, Findings findings) {
    this.facts = facts;
    this.findings = findings;
  }

  /** Whether {@code word} is a driver that makes NAT networks. */
  static boolean isNat(String word) {
    return TYPES.getOrDefault(word, "").equals(HcnNetwork.NAT);
  }

  /** The HCN type that the driver means; empty when there is none, and told why. */
  Optional<String> of(Network network, String path) {
    String driver = network.driver().orElse("nat");
    String type = TYPES.get(driver);
    if (type == null) {
      findings.error(
          PlanningCode.NETWORK_DRIVER,
          path + ".driver",
          "network `%s` wants driver `%s`, which Windows does not have"
              .formatted(network.key(), driver));
      return Optional.empty();
    }
    if (network.internal() && LEAD_OUTSIDE.contains(type)) {
      findings.error(
          PlanningCode.NETWORK_DRIVER,
          path + ".internal",
          "network `%s` is internal, and driver `%s` is for networks that lead outside"
              .formatted(network.key(), driver),
          "Use driver: internal, or leave `internal` out.");
      return Optional.empty();
    }
    return Optional.of(hostType(network, type, path));
  }

  /** The local host has bridges only: they stand in for what needs a switch on an adapter. */
  private String hostType(Network network, String type, String path) {
    if (facts.kind() != HostFacts.Kind.LOCAL || !LEAD_OUTSIDE.contains(type)) {
      return type;
    }
    findings.note(
        PlanningCode.NETWORK_DRIVER,
        path + ".driver",
        "network `%s` is a NAT network on the local host, which has no %s networks"
            .formatted(network.key(), network.driver().orElse("")));
    return HcnNetwork.NAT;
  }
}
