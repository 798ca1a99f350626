package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.ipam.AddressPool;
import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Route;
import dev.jstack.schema.model.Network;
import dev.jstack.schema.model.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides which network of the host carries each network of the stack, and makes the documents. */
final class Carriers {
  private static final String SHIM = "com.docker.network.windowsshim.";
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

  private final Stack stack;
  private final LoweringContext context;
  private final Findings findings;
  private final Map<String, Optional<Carrier>> byKey = new LinkedHashMap<>();
  private @Nullable Carrier shared;

  Carriers(Stack stack, LoweringContext context, Findings findings) {
    this.stack = stack;
    this.context = context;
    this.findings = findings;
  }

  /** The carrier of the stack's network {@code key}; empty when there is none, and told why. */
  Optional<Carrier> of(String key) {
    Optional<Carrier> known = byKey.get(key);
    if (known == null) {
      known = find(key);
      byKey.put(key, known);
    }
    return known;
  }

  /** The carrier that is the host's network {@code name}, for {@code network_mode}. */
  Optional<Carrier> ofHostNetwork(String name, String path) {
    return TYPES.getOrDefault(name, "").equals("NAT")
        ? Optional.of(sharedCarrier())
        : external(ResourceAddress.network(name), name, path);
  }

  /** The host's networks that carry something, in the order in which they were asked for. */
  List<DesiredNetwork> used() {
    Map<ResourceAddress, DesiredNetwork> used = new LinkedHashMap<>();
    if (shared != null) {
      used.put(shared.address(), shared.resource());
    }
    byKey.values().stream()
        .flatMap(Optional::stream)
        .forEach(carrier -> used.put(carrier.address(), carrier.resource()));
    return List.copyOf(used.values());
  }

  private Optional<Carrier> find(String key) {
    Network network = stack.networks().get(key);
    if (network == null) {
      return Optional.of(sharedCarrier());
    }
    String path = "networks." + key;
    if (network.external()) {
      return external(ResourceAddress.network(key), network.name(), path);
    }
    if (!network.name().equals(stack.name() + "_" + key)) {
      findings.warning(
          PlanningCode.NETWORK_NAME,
          path + ".name",
          "network `%s` is not called `%s` on the host".formatted(key, network.name()));
    }
    String driver = network.driver().orElse("nat");
    String type = TYPES.get(driver);
    if (type == null) {
      findings.error(
          PlanningCode.NETWORK_DRIVER,
          path + ".driver",
          "network `%s` wants driver `%s`, which Windows does not have".formatted(key, driver));
      return Optional.empty();
    }
    boolean ownOptions =
        network.driverOptions().keySet().stream().anyMatch(k -> k.startsWith(SHIM));
    boolean plain =
        type.equals("NAT") && network.subnets().isEmpty() && !network.internal() && !ownOptions;
    return plain ? Optional.of(sharedCarrier()) : own(network, type, path);
  }

  private Optional<Carrier> own(Network network, String driverType, String path) {
    String type = network.internal() && driverType.equals("NAT") ? "Internal" : driverType;
    findings.warning(
        PlanningCode.SECOND_NETWORK,
        path,
        "network `%s` becomes a network of its own beside the shared one".formatted(network.key()));
    ResourceAddress address = ResourceAddress.network(network.key());
    return new OwnNetwork(stack.name(), network, type, context, findings).carrier(address, path);
  }

  private Optional<Carrier> external(ResourceAddress address, String name, String path) {
    Optional<HcnNetwork> there =
        context.observed().networks().entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
    if (there.isPresent()) {
      return Optional.of(observedCarrier(address, there.get(), path));
    }
    if (name.equalsIgnoreCase("nat") || context.assumeExternals()) {
      findings.note(
          PlanningCode.EXTERNAL_ASSUMED,
          path,
          "network `" + name + "` is not there: the shared network takes its place");
      return Optional.of(sharedCarrier());
    }
    findings.error(
        PlanningCode.EXTERNAL_NETWORK, path, "external network `" + name + "` is not there");
    return Optional.empty();
  }

  private Carrier observedCarrier(ResourceAddress address, HcnNetwork network, String path) {
    UUID id = UUID.fromString(network.id().orElseThrow());
    Optional<HcnNetwork.Subnet> subnet = network.subnets().stream().findFirst();
    Optional<String> gateway =
        subnet.flatMap(
            s -> s.routes().stream().filter(Route::isDefault).findFirst().flatMap(Route::nextHop));
    Optional<AddressPool> pool =
        subnet
            .flatMap(HcnNetwork.Subnet::ipAddressPrefix)
            .flatMap(Ipv4Range::parse)
            .map(AddressPool::whole);
    pool.ifPresent(addresses -> fill(addresses, id, gateway));
    String range = pool.map(addresses -> addresses.range().toString()).orElse("external");
    DesiredNetwork resource = new DesiredNetwork(address, id, Optional.empty(), range, path);
    return new Carrier(resource, network.typeOrNat(), pool, gateway, Optional.empty());
  }

  private void fill(AddressPool pool, UUID network, Optional<String> gateway) {
    gateway.ifPresent(pool::reserve);
    new TakenAddresses(context.observed()).fill(pool, network);
  }

  private Carrier sharedCarrier() {
    if (shared == null) {
      shared = new SharedNetwork(stack.name(), context).carrier();
    }
    return shared;
  }
}
