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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which network of the host carries each network of the stack, and makes the documents. */
final class Carriers {
  private static final String HNS_ID = NetworkOption.HNS_ID.key();

  private final Stack stack;
  private final LoweringContext context;
  private final Findings findings;
  private final NetworkTypes types;
  private final Map<String, Optional<Carrier>> byKey = new LinkedHashMap<>();
  private final Map<String, Optional<Carrier>> byHostName = new LinkedHashMap<>();
  private @Nullable Carrier shared;

  Carriers(Stack stack, LoweringContext context, Findings findings) {
    this.stack = stack;
    this.context = context;
    this.findings = findings;
    this.types = new NetworkTypes(context.facts(), findings);
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
    if (NetworkTypes.isNat(name)) {
      return Optional.of(sharedCarrier());
    }
    Optional<Carrier> known = byHostName.get(name);
    if (known == null) {
      known = external(ResourceAddress.network(name), name, path);
      byHostName.put(name, known);
    }
    return known;
  }

  /** The host's networks that carry something, in the order in which they were asked for. */
  List<DesiredNetwork> used() {
    Map<ResourceAddress, DesiredNetwork> used = new LinkedHashMap<>();
    if (shared != null) {
      used.put(shared.address(), shared.resource());
    }
    Stream.concat(byKey.values().stream(), byHostName.values().stream())
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
    Optional<String> adopted = Optional.ofNullable(network.driverOptions().get(HNS_ID));
    if (adopted.isPresent()) {
      return adopted(network, adopted.get(), path);
    }
    return types.of(network, path).flatMap(type -> carrier(network, type, path));
  }

  private Optional<Carrier> carrier(Network network, String type, String path) {
    boolean ownOptions =
        network.driverOptions().keySet().stream().anyMatch(k -> k.startsWith(NetworkOption.PREFIX));
    boolean plain =
        type.equals(HcnNetwork.NAT)
            && network.subnets().isEmpty()
            && !network.internal()
            && !ownOptions;
    return plain ? Optional.of(sharedCarrier()) : own(network, type, path);
  }

  private Optional<Carrier> own(Network network, String driverType, String path) {
    String type = network.internal() && driverType.equals(HcnNetwork.NAT) ? "Internal" : driverType;
    findings.warning(
        PlanningCode.SECOND_NETWORK,
        path,
        "network `%s` becomes a network of its own beside the shared one".formatted(network.key()));
    ResourceAddress address = ResourceAddress.network(network.key());
    return new OwnNetwork(stack.name(), network, type, context, findings).carrier(address, path);
  }

  /** A network of the host by its id: used as an external one is, never made and never removed. */
  private Optional<Carrier> adopted(Network network, String id, String path) {
    String place = path + ".driver_opts.";
    network.driverOptions().keySet().stream()
        .filter(key -> key.startsWith(NetworkOption.PREFIX) && !key.equals(HNS_ID))
        .forEach(
            key ->
                findings.warning(
                    PlanningCode.IDLE_OPTION,
                    place + key,
                    "option `%s` of network `%s` does nothing: hnsid names a network that is there"
                        .formatted(key, network.key())));
    Optional<String> guid = new OptionValue(HNS_ID, id, place + HNS_ID, findings).guid();
    return guid.flatMap(
        known -> external(ResourceAddress.network(network.key()), known, place + HNS_ID));
  }

  private Optional<Carrier> external(ResourceAddress address, String name, String path) {
    Optional<HcnNetwork> there = byName(name).or(() -> byId(name));
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

  private Optional<HcnNetwork> byName(String name) {
    return context.observed().networks().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<HcnNetwork> byId(String id) {
    return context.observed().networks().values().stream()
        .filter(network -> network.id().filter(id::equalsIgnoreCase).isPresent())
        .findFirst();
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
    return new Carrier(
        resource, network.typeOrNat(), pool, gateway, NetworkOptions.Inherited.NOTHING);
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
