package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.strict.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Networks: what HNS accepts as one and what it fills in. */
final class Networks {
  private static final int ENABLE_DHCP = 2;
  private static final Set<String> TYPES =
      Set.of(
          "NAT",
          "ICS",
          "Transparent",
          "L2Bridge",
          "L2Tunnel",
          "Overlay",
          "Private",
          "Internal",
          "Mirrored",
          "Infiniband",
          "ConstrainedICS");
  private static final Set<String> EXTERNAL = Set.of("Transparent", "L2Bridge", "L2Tunnel");

  private final Store<HcnNetwork> store;
  private final NetworkBackend backend;

  Networks(Store<HcnNetwork> store, NetworkBackend backend) {
    this.store = store;
    this.backend = backend;
  }

  HcnNetwork find(String operation, String id) {
    return store.find(id).orElseThrow(() -> HResult.HCN_E_NETWORK_NOT_FOUND.failure(operation, id));
  }

  List<HcnNetwork> all() {
    return store.all();
  }

  void create(UUID uuid, String settings) {
    String operation = "HcnCreateNetwork";
    String id = uuid.toString();
    HcnNetwork network = HcnText.read(operation, id, settings, HcnNetwork.class);
    HcnText.checkVersion(operation, id, network.schemaVersion());
    HcnText.checkId(operation, uuid, network.id());
    refuseTaken(operation, id, network.name());
    checkKind(operation, id, network);
    Subnets subnets = new Subnets(operation, id, store.all());
    HcnNetwork complete = withDefaultsLeftOut(network, id, subnets.accept(network));
    store.put(id, complete); // first: what a crash leaves behind has a name then
    try {
      backend.networkCreated(complete);
    } catch (HostException e) {
      store.remove(id);
      throw e;
    }
  }

  void modify(UUID uuid, String text) {
    String operation = "HcnModifyNetwork";
    String id = uuid.toString();
    HcnNetwork network = find(operation, id);
    HcnModifyRequest request = HcnText.read(operation, id, text, HcnModifyRequest.class);
    if (!request.resourceType().equals("Policy")) {
      throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
          operation, id, "a network's " + request.resourceType() + " cannot be changed");
    }
    List<Policy> policies = Policies.change(operation, id, network.policies(), request);
    new PolicySettings(operation, id).ofNetwork(policies);
    store.put(id, Shapes.withPolicies(network, policies));
  }

  void delete(HcnNetwork network, String id) {
    backend.networkDeleted(network);
    store.remove(id);
  }

  private void refuseTaken(String operation, String id, Optional<String> name) {
    if (store.find(id).isPresent()) {
      throw HResult.HCN_E_NETWORK_ALREADY_EXISTS.failure(
          operation, id, "a network with this id exists already");
    }
    for (HcnNetwork other : store.all()) {
      if (name.isPresent() && other.name().equals(name)) {
        throw HResult.HCN_E_NETWORK_ALREADY_EXISTS.failure(
            operation, id, "network " + other.id().orElse("") + " has the name " + name.get());
      }
    }
  }

  private void checkKind(String operation, String id, HcnNetwork network) {
    String type = network.typeOrNat();
    if (!TYPES.contains(type)) {
      throw HResult.HCN_E_INVALID_NETWORK_TYPE.failure(
          operation, id, "\"" + type + "\" is no type of network");
    }
    if ((network.flags().orElse(0) & ENABLE_DHCP) != 0 && type.equals(HcnNetwork.NAT)) {
      throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
          operation, id, "a NAT network has no DHCP server");
    }
    PolicySettings settings = new PolicySettings(operation, id);
    settings.ofNetwork(network.policies());
    network.subnets().forEach(subnet -> settings.ofSubnet(subnet.policies()));
    network.macPool().ifPresent(pool -> checkMacPool(operation, id, pool));
    if (EXTERNAL.contains(type)) {
      checkAdapter(operation, id, network);
    }
  }

  private static void checkMacPool(String operation, String id, HcnNetwork.MacPool pool) {
    for (HcnNetwork.MacRange range : pool.ranges()) {
      if (!MacAddress.isRange(range)) {
        throw HResult.HCN_E_INVALID_NETWORK.failure(
            operation,
            id,
            "\"%s\" to \"%s\" is no range of MAC addresses"
                .formatted(range.startMacAddress(), range.endMacAddress()));
      }
    }
  }

  /** Without NetAdapterName HNS takes an adapter that is free (seen in hcsshim's own tests). */
  private void checkAdapter(String operation, String id, HcnNetwork network) {
    Optional<String> adapter = adapter(network);
    for (HcnNetwork other : store.all()) {
      if (adapter.isPresent() && adapter(other).equals(adapter)) {
        throw HResult.HCN_E_SHARED_SWITCH_MODIFICATION.failure(
            operation, id, "network " + other.name().orElse("") + " uses adapter " + adapter.get());
      }
    }
  }

  private static Optional<String> adapter(HcnNetwork network) {
    return network.policies().stream()
        .filter(policy -> policy.type().equals(Policy.NET_ADAPTER_NAME))
        .flatMap(policy -> policy.settings().stream())
        .map(
            tree ->
                HcnText.bind("HcnCreateNetwork", "", tree, Policy.NetAdapterName.class)
                    .networkAdapterName())
        .findFirst();
  }

  /** HNS leaves members with their default value out of its answers: NAT is such a type. */
  private static HcnNetwork withDefaultsLeftOut(
      HcnNetwork network, String id, List<HcnNetwork.Subnet> subnets) {
    List<HcnNetwork.Ipam> ipams = new ArrayList<>();
    if (!subnets.isEmpty()) {
      Optional<String> type =
          network.ipams().stream().flatMap(ipam -> ipam.type().stream()).findFirst();
      ipams.add(new HcnNetwork.Ipam(type.filter(word -> !word.equals("Static")), subnets));
    }
    return new HcnNetwork(
        Optional.of(id),
        network.name(),
        network.owner(),
        network.type().filter(type -> !type.equals(HcnNetwork.NAT)),
        network.policies(),
        network.macPool(),
        network.dns(),
        ipams,
        network.flags().filter(flags -> flags != 0),
        Optional.empty(),
        network.schemaVersion());
  }
}
