package dev.jstack.engine.lower;

import dev.jstack.host.document.hcn.Dns;
import dev.jstack.host.document.hcn.HcnNetwork.MacPool;
import dev.jstack.host.document.hcn.HcnNetwork.MacRange;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.schema.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the options of a network and tells of each one that is unknown, wrong, or does nothing
 * there; those are left out.
 */
final class NetworkOptionReader {
  /** A VLAN's number has 12 bits with both ends reserved (802.1Q). */
  private static final int LAST_VLAN = 4094;

  /** A virtual subnet's number has 24 bits (RFC 7637). */
  private static final int LAST_VSID = 0xFFFFFF;

  private final Network network;
  private final String type;
  private final boolean local;
  private final String path;
  private final Findings findings;

  /**
   * A reader for one network.
   *
   * @param type the HCN type that it becomes
   * @param local whether the host is the local one, which has bridges and nothing else
   * @param path where its options are in the file
   */
  NetworkOptionReader(Network network, String type, boolean local, String path, Findings findings) {
    this.network = network;
    this.type = type;
    this.local = local;
    this.path = path;
    this.findings = findings;
  }

  NetworkOptions read() {
    network.driverOptions().keySet().forEach(this::check);
    return new NetworkOptions(
        text(NetworkOption.NAME),
        text(NetworkOption.ADAPTER),
        value(NetworkOption.VLAN).flatMap(value -> value.number(LAST_VLAN)),
        value(NetworkOption.VSID).flatMap(value -> value.number(LAST_VSID)),
        value(NetworkOption.MAC_POOL).flatMap(NetworkOptionReader::macPool),
        value(NetworkOption.SOURCE_MAC).flatMap(OptionValue::mac),
        new NetworkOptions.Inherited(dns(), outboundNat(), flag(NetworkOption.NO_PEERS)));
  }

  /** Tells of an option that jstack does not carry, or that does nothing here. */
  private void check(String key) {
    Optional<NetworkOption> option = NetworkOption.of(key);
    if (option.isEmpty() && key.startsWith(NetworkOption.PREFIX)) {
      findings.error(
          PlanningCode.NETWORK_OPTION,
          path + "." + key,
          "network `%s` has the option `%s`, which nobody knows".formatted(network.key(), key),
          NetworkOption.near(key).orElse(PlanningCode.NETWORK_OPTION.cure()));
    }
    option.flatMap(known -> known.idleOn(type, local)).ifPresent(why -> warnIdle(key, why));
    option.filter(NetworkOption.ROUTING_DOMAIN::equals).ifPresent(this::refuse);
  }

  /** Docker notes a routing domain down and tells HNS nothing; HCN has no member for one. */
  private void refuse(NetworkOption option) {
    findings.error(
        PlanningCode.NETWORK_OPTION,
        path + "." + option.key(),
        "network `%s` has the option `%s`, which the documents of Host Compute Network have no"
                .formatted(network.key(), option.key())
            + " place for",
        "Leave it out: Docker takes it and does nothing with it. vsid keeps virtual subnets apart.");
  }

  private void warnIdle(String key, String why) {
    String message =
        "option `%s` of network `%s` does nothing: %s".formatted(key, network.key(), why);
    if (local) {
      findings.note(PlanningCode.IDLE_OPTION, path + "." + key, message);
    } else {
      findings.warning(PlanningCode.IDLE_OPTION, path + "." + key, message);
    }
  }

  private Optional<OptionValue> value(NetworkOption option) {
    return Optional.ofNullable(network.driverOptions().get(option.key()))
        .filter(text -> option.idleOn(type, local).isEmpty())
        .map(text -> new OptionValue(option.key(), text, path + "." + option.key(), findings));
  }

  private Optional<String> text(NetworkOption option) {
    return value(option).map(OptionValue::text).filter(text -> !text.isBlank());
  }

  private boolean flag(NetworkOption option) {
    return value(option).flatMap(OptionValue::flag).orElse(false);
  }

  private Optional<Dns> dns() {
    checkGatewayDns(NetworkOption.NO_DNS);
    checkGatewayDns(NetworkOption.NO_GATEWAY_DNS);
    List<String> servers =
        value(NetworkOption.DNS_SERVERS).map(OptionValue::addresses).orElse(List.of());
    Optional<String> suffix = text(NetworkOption.DNS_SUFFIX);
    return servers.isEmpty() && suffix.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dns(suffix, List.of(), servers, List.of()));
  }

  /**
   * Docker answers names on a NAT network's gateway and puts that first; jstack writes hosts files
   * and never does, so {@code true} is so anyway.
   */
  private void checkGatewayDns(NetworkOption option) {
    value(option)
        .flatMap(OptionValue::flag)
        .filter(disabled -> !disabled)
        .ifPresent(
            disabled ->
                warnIdle(
                    option.key(), "names are in the hosts files, no gateway is a name server"));
  }

  private List<Policy> outboundNat() {
    List<String> exceptions =
        value(NetworkOption.OUTBOUND_NAT_EXCEPTIONS).map(OptionValue::ranges).orElse(List.of());
    if (flag(NetworkOption.OUTBOUND_NAT)) {
      return List.of(Policy.of(Policy.OUTBOUND_NAT, Policy.OutBoundNat.except(exceptions)));
    }
    if (!exceptions.isEmpty()) {
      warnIdle(
          NetworkOption.OUTBOUND_NAT_EXCEPTIONS.key(),
          "enable_outboundnat is not set, and without it there is nothing to except from");
    }
    return List.of();
  }

  /** Pairs of a first and a last address. */
  private static Optional<MacPool> macPool(OptionValue value) {
    List<String> ends = value.list();
    if (ends.size() % 2 != 0) {
      return value.wrong(
          "has " + ends.size() + " addresses; they come in pairs of a first and a last one",
          "Write it like 00-15-5D-52-C0-00,00-15-5D-52-CF-FF.");
    }
    List<MacRange> ranges = new ArrayList<>();
    for (int i = 0; i < ends.size(); i += 2) {
      Optional<String> first = value.mac(ends.get(i));
      Optional<String> last = value.mac(ends.get(i + 1));
      if (first.isEmpty() || last.isEmpty()) {
        return Optional.empty();
      }
      if (first.get().compareTo(last.get()) > 0) { // same length and case: the order of numbers
        return value.wrong(
            "has a range that ends before it begins: `%s,%s`"
                .formatted(ends.get(i), ends.get(i + 1)),
            "Write the lower address first.");
      }
      ranges.add(new MacRange(first.get(), last.get()));
    }
    return Optional.of(new MacPool(ranges));
  }
}
