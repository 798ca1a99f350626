package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.strict.store.Store;
import dev.jstack.json.JsonNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Endpoints: what HNS accepts as one, its addresses and ports. */
final class Endpoints {
  private final Store<HcnEndpoint> store;
  private final NetworkBackend backend;
  private final PortMappings ports = new PortMappings();
  private final Addresses addresses = new Addresses();

  Endpoints(Store<HcnEndpoint> store, NetworkBackend backend) {
    this.store = store;
    this.backend = backend;
    store.all().forEach(this::index);
  }

  HcnEndpoint find(String operation, String id) {
    return store
        .find(id)
        .orElseThrow(() -> HResult.HCN_E_ENDPOINT_NOT_FOUND.failure(operation, id));
  }

  Optional<HcnEndpoint> lookup(String id) {
    return store.find(id);
  }

  List<HcnEndpoint> all() {
    return store.all();
  }

  List<HcnEndpoint> of(String network) {
    return store.all().stream()
        .filter(endpoint -> endpoint.hostComputeNetwork().filter(network::equals).isPresent())
        .toList();
  }

  void create(HcnNetwork network, UUID uuid, String settings) {
    String operation = "HcnCreateEndpoint";
    String id = uuid.toString();
    HcnEndpoint wanted = HcnText.read(operation, id, settings, HcnEndpoint.class);
    HcnText.checkVersion(operation, id, wanted.schemaVersion());
    HcnText.checkId(operation, uuid, wanted.id());
    if (store.find(id).isPresent()) {
      throw HResult.ERROR_ALREADY_EXISTS.failure(
          operation, id, "an endpoint with this id exists already");
    }
    checkMembers(operation, id, network, wanted);
    HcnEndpoint complete = complete(operation, id, network, wanted);
    backend.endpointChanged(complete);
    store.put(id, complete);
    index(complete);
  }

  void modify(HcnNetwork network, HcnEndpoint endpoint, String text) {
    String operation = "HcnModifyEndpoint";
    String id = endpoint.id().orElseThrow();
    HcnModifyRequest request = HcnText.read(operation, id, text, HcnModifyRequest.class);
    if (!request.resourceType().equals("Policy")) {
      throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
          operation, id, "an endpoint's " + request.resourceType() + " cannot be changed");
    }
    List<Policy> policies = Policies.change(operation, id, endpoint.policies(), request);
    new PolicySettings(operation, id).ofEndpoint(policies);
    List<Policy> accepted = ports.accept(operation, id, network, policies);
    HcnEndpoint changed = Shapes.withPolicies(endpoint, accepted);
    backend.endpointChanged(changed);
    store.put(id, changed);
    ports.put(changed);
  }

  void put(HcnEndpoint endpoint) {
    store.put(endpoint.id().orElseThrow(), endpoint);
  }

  void delete(HcnEndpoint endpoint) {
    backend.endpointDeleted(endpoint);
    store.remove(endpoint.id().orElseThrow());
    ports.remove(endpoint);
    addresses.remove(endpoint);
  }

  private void index(HcnEndpoint endpoint) {
    ports.put(endpoint);
    addresses.put(endpoint);
  }

  private static void checkMembers(
      String operation, String id, HcnNetwork network, HcnEndpoint wanted) {
    if (wanted.hostComputeNamespace().isPresent()) { // hcsshim forbids it too; our choice of code
      throw HResult.HCN_E_INVALID_ENDPOINT.failure(
          operation, id, "$.HostComputeNamespace is read-only: attach with HcnModifyNamespace");
    }
    String networkId = network.id().orElseThrow();
    if (wanted.hostComputeNetwork().filter(other -> !other.equals(networkId)).isPresent()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          operation, id, "$.HostComputeNetwork is not the network of the call");
    }
    new PolicySettings(operation, id).ofEndpoint(wanted.policies());
  }

  private HcnEndpoint complete(
      String operation, String id, HcnNetwork network, HcnEndpoint wanted) {
    List<HcnEndpoint.IpConfiguration> ips = addresses.accept(operation, id, network, wanted);
    long first =
        ips.stream()
            .findFirst()
            .flatMap(ip -> Prefix.address(ip.ipAddress()))
            .orElse((long) id.hashCode());
    String mac = addresses.acceptMac(operation, id, network, wanted, first);
    List<Policy> policies = ports.accept(operation, id, network, wanted.policies());
    return new HcnEndpoint(
        Optional.of(id),
        wanted.name(),
        wanted.owner(),
        network.id(),
        Optional.empty(),
        policies,
        ips,
        wanted.dns(),
        wanted.routes(),
        Optional.of(mac),
        wanted.flags().filter(flags -> flags != 0),
        Optional.empty(),
        wanted.schemaVersion());
  }

  /** Ids of systems that have the endpoint without a namespace (v1): Health.Extra. */
  static List<String> sharedContainers(HcnEndpoint endpoint) {
    return endpoint
        .health()
        .map(tree -> tree instanceof Map<?, ?> health ? health.get("Extra") : JsonNull.NULL)
        .map(tree -> tree instanceof Map<?, ?> extra ? extra.get("SharedContainers") : tree)
        .map(tree -> tree instanceof List<?> ids ? ids : List.of())
        .orElse(List.of())
        .stream()
        .map(String::valueOf)
        .toList();
  }

  static HcnEndpoint withSharedContainers(HcnEndpoint endpoint, List<String> systems) {
    Optional<Object> health =
        systems.isEmpty()
            ? Optional.empty()
            : Optional.of(Map.of("Extra", Map.of("SharedContainers", systems)));
    return new HcnEndpoint(
        endpoint.id(),
        endpoint.name(),
        endpoint.owner(),
        endpoint.hostComputeNetwork(),
        endpoint.hostComputeNamespace(),
        endpoint.policies(),
        endpoint.ipConfigurations(),
        endpoint.dns(),
        endpoint.routes(),
        endpoint.macAddress(),
        endpoint.flags(),
        health,
        endpoint.schemaVersion());
  }

  static boolean isAttached(HcnEndpoint endpoint) {
    return endpoint.hostComputeNamespace().isPresent() || !sharedContainers(endpoint).isEmpty();
  }
}
