package dev.jstack.engine.plan;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.OwnedName;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.KeptResource;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Endpoints, namespaces and networks of a stack that nothing uses any more. Nobody else removes
 * them, and an endpoint keeps its address and ports for as long as it is there.
 */
final class Leftovers {
  /** Namespaces carry no name, so those that could be left are asked for by id. */
  private static final int REPLICAS_BEYOND = 2;

  private final ObservedState observed;
  private final Set<ResourceAddress> wanted;

  /** Leftovers of {@code observed}, given the addresses that stay. */
  Leftovers(ObservedState observed, Set<ResourceAddress> wanted) {
    this.observed = observed;
    this.wanted = wanted;
  }

  /** Adds the steps that remove them, each after the containers that may still use it. */
  void draft(Draft draft, String cause) {
    Map<ResourceAddress, List<String>> users = users();
    namespaces()
        .forEach(
            (address, id) ->
                draft.add(
                    new RemoveNamespace(address, id),
                    cause,
                    "",
                    users.getOrDefault(address, List.of())));
    List<String> endpoints = new ArrayList<>();
    for (ResourceAddress address : observed.endpoints().keySet()) {
      if (!wanted.contains(address)) {
        List<String> after = new ArrayList<>(users.getOrDefault(address, List.of()));
        after.add(Draft.key(Verb.REMOVE, id(address.owner())));
        Action remove = new RemoveEndpoint(address, Naming.guid(observed.stack(), address));
        draft.add(remove, cause, "", after);
        endpoints.add(Draft.key(remove));
      }
    }
    networks()
        .forEach((address, id) -> draft.add(new RemoveNetwork(address, id), cause, "", endpoints));
  }

  /** Keys of the steps that remove the containers which use something, by what they use. */
  private Map<ResourceAddress, List<String>> users() {
    Map<ResourceAddress, List<String>> users = new LinkedHashMap<>();
    for (ObservedContainer container : observed.containers().values()) {
      for (ResourceAddress need : Removal.needs(container, observed)) {
        users.computeIfAbsent(need, n -> new ArrayList<>()).add(Removal.removeKey(container));
      }
    }
    return users;
  }

  private String id(ResourceAddress address) {
    return Naming.guidText(observed.stack(), address);
  }

  private Map<ResourceAddress, UUID> namespaces() {
    Map<ResourceAddress, UUID> found = new TreeMap<>();
    for (ResourceAddress address : candidates()) {
      UUID id = Naming.guid(observed.stack(), address);
      if (!wanted.contains(address) && observed.host().namespaces().containsKey(id)) {
        found.put(address, id);
      }
    }
    return found;
  }

  private Set<ResourceAddress> candidates() {
    Map<String, Integer> replicas = new LinkedHashMap<>();
    for (ObservedContainer container : observed.containers().values()) {
      replicas.merge(container.address().name(), container.address().replica(), Math::max);
    }
    observed
        .endpoints()
        .keySet()
        .forEach(address -> replicas.merge(address.name(), address.replica(), Math::max));
    wanted.stream()
        .filter(address -> address.kind() == ResourceKind.NAMESPACE)
        .forEach(address -> replicas.merge(address.name(), address.replica(), Math::max));
    observed
        .applied()
        .ifPresent(applied -> applied.services().forEach(name -> replicas.putIfAbsent(name, 1)));
    Set<ResourceAddress> all = new LinkedHashSet<>();
    replicas.forEach(
        (name, last) -> {
          for (int replica = 0; replica <= last + REPLICAS_BEYOND; replica++) {
            all.add(ResourceAddress.namespace(name, replica));
          }
        });
    observed.endpoints().keySet().forEach(endpoint -> all.add(endpoint.owner()));
    observed
        .containers()
        .keySet()
        .forEach(
            id ->
                all.add(
                    ResourceAddress.namespace(id.service().value(), id.replica())
                        .of(Optional.of(id.digest()))));
    observed.unfinished().stream()
        .map(entry -> ResourceAddress.parse(entry.address()))
        .filter(address -> address.kind() == ResourceKind.NAMESPACE)
        .forEach(all::add);
    return all;
  }

  /** Networks of this stack, and the shared one when nobody else has an endpoint there. */
  private Map<ResourceAddress, UUID> networks() {
    Map<ResourceAddress, UUID> found = new TreeMap<>();
    observed
        .host()
        .networks()
        .forEach(
            (id, network) ->
                own(id, network)
                    .filter(address -> !wanted.contains(address))
                    .ifPresent(address -> found.put(address, id)));
    return found;
  }

  private Optional<ResourceAddress> own(UUID id, HcnNetwork network) {
    StackName stack = observed.stack();
    return network
        .name()
        .flatMap(Naming::parseNetworkName)
        .filter(name -> name.stack().map(stack::equals).orElseGet(() -> isUnused(id)))
        .map(OwnedName::address)
        .filter(address -> Naming.guid(stack, address).equals(id))
        .or(() -> named(id));
  }

  /** A network to which the file gave a name for the host ({@code networkname}). */
  private Optional<ResourceAddress> named(UUID id) {
    return observed.applied().map(AppliedStack::surroundings).orElse(List.of()).stream()
        .filter(kept -> kept.id().equals(id) && kept.document().isPresent())
        .map(KeptResource::address)
        .filter(address -> address.kind() == ResourceKind.NETWORK)
        .filter(address -> !address.equals(Naming.SHARED_NETWORK))
        .findFirst();
  }

  private boolean isUnused(UUID network) {
    return observed.host().endpoints().values().stream()
        .filter(
            endpoint ->
                endpoint.hostComputeNetwork().filter(network.toString()::equals).isPresent())
        .allMatch(
            endpoint ->
                endpoint
                    .name()
                    .flatMap(Naming::parseEndpointName)
                    .filter(name -> name.stack().equals(Optional.of(observed.stack())))
                    .isPresent());
  }
}
