package dev.jstack.engine.observed;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.OwnedName;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.journal.JournalEntry;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.HookRecord;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.schema.model.OrderedMaps;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is there of one stack, with what a plan looks up by address. Immutable. */
public final class ObservedState {
  private final StackName stack;
  private final HostSnapshot host;
  private final Map<SystemId, ObservedContainer> containers;
  private final Optional<AppliedStack> applied;
  private final List<JournalEntry> unfinished;
  private final Map<String, ProviderRecord> providers;
  private final Map<String, HookRecord> hooks;
  private final Map<ResourceAddress, HcnEndpoint> endpoints;
  private final Map<ResourceAddress, List<ObservedContainer>> byAddress;
  private final Map<ResourceAddress, List<ResourceAddress>> byNamespace;

  ObservedState(
      StackName stack,
      HostSnapshot host,
      Map<SystemId, ObservedContainer> containers,
      Optional<AppliedStack> applied,
      List<JournalEntry> unfinished,
      Map<String, ProviderRecord> providers,
      Map<String, HookRecord> hooks) {
    this.stack = stack;
    this.host = host;
    this.containers = OrderedMaps.copyOf(containers);
    this.applied = applied;
    this.unfinished = List.copyOf(unfinished);
    this.providers = OrderedMaps.copyOf(providers);
    this.hooks = OrderedMaps.copyOf(hooks);
    this.endpoints = Collections.unmodifiableMap(ownEndpoints(stack, host));
    this.byAddress = new LinkedHashMap<>();
    containers.values().stream()
        .filter(there -> !there.id().isHook())
        .forEach(
            there -> byAddress.computeIfAbsent(there.address(), a -> new ArrayList<>()).add(there));
    this.byNamespace = new LinkedHashMap<>();
    endpoints
        .keySet()
        .forEach(
            address ->
                byNamespace
                    .computeIfAbsent(namespace(address), a -> new ArrayList<>())
                    .add(address));
  }

  public StackName stack() {
    return stack;
  }

  /** The whole host at that moment. */
  public HostSnapshot host() {
    return host;
  }

  /** Its replicas, and what runs or ran before they start, sorted by service and number. */
  public Map<SystemId, ObservedContainer> containers() {
    return containers;
  }

  /** What was applied last; absent: never, or lost. */
  public Optional<AppliedStack> applied() {
    return applied;
  }

  /** What an interrupted run had begun. */
  public List<JournalEntry> unfinished() {
    return unfinished;
  }

  /** What programs of the machine brought, by service. */
  public Map<String, ProviderRecord> providers() {
    return providers;
  }

  /** Whether the run that {@code success} would be the record of has succeeded before. */
  public boolean succeeded(HookRecord success) {
    return success.equals(hooks.get(success.key()));
  }

  /** Definitions of the runs before a start that succeeded, by their key. */
  Map<String, HookRecord> hooks() {
    return hooks;
  }

  /** What is there of the replica at {@code address}, in all its configurations. */
  public List<ObservedContainer> containersAt(ResourceAddress address) {
    return List.copyOf(byAddress.getOrDefault(address, List.of()));
  }

  /** The stack's own endpoints by address. */
  public Map<ResourceAddress, HcnEndpoint> endpoints() {
    return endpoints;
  }

  /** Addresses of the endpoints of one replica, or with replica 0 of a named namespace. */
  public List<ResourceAddress> endpointsOf(String owner, int replica) {
    ResourceAddress namespace = ResourceAddress.namespace(owner, replica);
    return List.copyOf(byNamespace.getOrDefault(namespace, List.of()));
  }

  /** The namespace that {@code container} has when it shares none with another service. */
  public ResourceAddress namespaceOf(SystemId container) {
    ResourceAddress replica = container.address();
    ResourceAddress shared = ResourceAddress.namespace(replica.name(), replica.replica());
    ResourceAddress own = shared.of(Optional.of(container.digest()));
    boolean alone =
        has(Naming.guid(stack, own))
            || endpointsOf(replica.name(), replica.replica()).stream()
                .anyMatch(endpoint -> endpoint.owner().equals(own));
    return alone ? own : shared;
  }

  /** Addresses of the networks that are jstack's, of this stack or of all. */
  public List<ResourceAddress> networks() {
    return host.networks().values().stream()
        .flatMap(network -> network.name().stream())
        .flatMap(name -> Naming.parseNetworkName(name).stream())
        .map(OwnedName::address)
        .toList();
  }

  /** Whether a network is there. */
  public boolean hasNetwork(UUID id) {
    return host.networks().containsKey(id);
  }

  /** Whether the host has a network, endpoint or namespace with this id. */
  public boolean has(UUID id) {
    return host.networks().containsKey(id)
        || host.endpoints().containsKey(id)
        || host.namespaces().containsKey(id);
  }

  /** One line for everything that a plan depends on; equal states have equal ones. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  private static ResourceAddress namespace(ResourceAddress endpoint) {
    return ResourceAddress.namespace(endpoint.name(), endpoint.replica());
  }

  private static Map<ResourceAddress, HcnEndpoint> ownEndpoints(
      StackName stack, HostSnapshot host) {
    Map<ResourceAddress, HcnEndpoint> own = new LinkedHashMap<>();
    host.endpoints()
        .forEach(
            (id, endpoint) ->
                owned(stack, endpoint)
                    .filter(address -> Naming.guid(stack, address).equals(id))
                    .ifPresent(address -> own.put(address, endpoint)));
    return own;
  }

  private static Optional<ResourceAddress> owned(StackName stack, HcnEndpoint endpoint) {
    return endpoint
        .name()
        .flatMap(Naming::parseEndpointName)
        .filter(name -> name.stack().equals(Optional.of(stack)))
        .map(OwnedName::address);
  }
}
