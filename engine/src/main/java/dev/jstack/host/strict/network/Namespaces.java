package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnModifyRequest.EndpointReference;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNamespace.Resource;
import dev.jstack.host.document.hcn.HcnNamespace.ResourceData;
import dev.jstack.host.strict.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Namespaces: which endpoints and which containers are together. */
final class Namespaces {
  private static final String ENDPOINT = "Endpoint";
  private static final String CONTAINER = "Container";
  private static final Set<String> TYPES = Set.of("Host", "HostDefault", "Guest", "GuestDefault");

  private final Store<HcnNamespace> store;

  Namespaces(Store<HcnNamespace> store) {
    this.store = store;
  }

  HcnNamespace find(String operation, String id) {
    return store
        .find(id)
        .orElseThrow(
            () -> HResult.ERROR_NOT_FOUND.failure(operation, id, "there is no such namespace"));
  }

  Optional<HcnNamespace> lookup(String id) {
    return store.find(id);
  }

  List<HcnNamespace> all() {
    return store.all();
  }

  void create(UUID uuid, String settings) {
    String operation = "HcnCreateNamespace";
    String id = uuid.toString();
    HcnNamespace wanted = HcnText.read(operation, id, settings, HcnNamespace.class);
    HcnText.checkVersion(operation, id, wanted.schemaVersion());
    HcnText.checkId(operation, uuid, wanted.id());
    if (store.find(id).isPresent()) {
      throw HResult.ERROR_ALREADY_EXISTS.failure(
          operation, id, "a namespace with this id exists already");
    }
    if (wanted.type().filter(type -> !TYPES.contains(type)).isPresent()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          operation, id, "\"" + wanted.type().get() + "\" is no type of namespace");
    }
    if (!wanted.resources().isEmpty()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          operation, id, "$.Resources is read-only: attach with HcnModifyNamespace");
    }
    store.put(
        id,
        new HcnNamespace(
            Optional.of(id),
            Optional.empty(),
            Optional.of(id),
            wanted.type().filter(type -> !type.equals("Host")),
            List.of(),
            wanted.createWithCompartment(),
            wanted.schemaVersion()));
  }

  /** Reads a change; containers come and go by HCS alone. */
  static EndpointReference endpointOf(String operation, String id, HcnModifyRequest request) {
    if (!request.resourceType().equals(ENDPOINT)) {
      throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
          operation, id, "only endpoints are added to a namespace by hand");
    }
    Object settings =
        request
            .settings()
            .orElseThrow(
                () -> HResult.HCN_E_INVALID_JSON.failure(operation, id, "$.Settings: missing"));
    EndpointReference reference = HcnText.bind(operation, id, settings, EndpointReference.class);
    return new EndpointReference(HcnText.guid(operation, id, reference.endpointId()));
  }

  void addEndpoint(HcnNamespace namespace, String endpoint) {
    List<Resource> resources = new ArrayList<>(namespace.resources());
    resources.add(new Resource(ENDPOINT, new ResourceData(endpoint)));
    put(namespace, namespace.namespaceId(), resources);
  }

  void removeEndpoint(HcnNamespace namespace, String endpoint) {
    List<Resource> resources = new ArrayList<>(namespace.resources());
    resources.remove(new Resource(ENDPOINT, new ResourceData(endpoint)));
    put(namespace, namespace.namespaceId(), resources);
  }

  /** The first container makes the compartment; numbers start above the host's own, 1. */
  void addContainer(HcnNamespace namespace, String system) {
    if (namespace.containers().contains(system)) {
      return;
    }
    List<Resource> resources = new ArrayList<>(namespace.resources());
    resources.add(new Resource(CONTAINER, new ResourceData(system)));
    Optional<Long> compartment = namespace.namespaceId().or(() -> Optional.of(freeCompartment()));
    put(namespace, compartment, resources);
  }

  void removeContainer(HcnNamespace namespace, String system) {
    List<Resource> resources = new ArrayList<>(namespace.resources());
    resources.remove(new Resource(CONTAINER, new ResourceData(system)));
    boolean inUse = resources.stream().anyMatch(resource -> resource.type().equals(CONTAINER));
    put(namespace, inUse ? namespace.namespaceId() : Optional.empty(), resources);
  }

  /** Makes exactly {@code endpoints} and, of its containers, those among {@code systems} stay. */
  void retain(HcnNamespace namespace, List<String> endpoints, Set<String> systems) {
    for (String endpoint : namespace.endpoints()) {
      if (!endpoints.contains(endpoint)) {
        removeEndpoint(now(namespace), endpoint);
      }
    }
    for (String endpoint : endpoints) {
      if (!namespace.endpoints().contains(endpoint)) {
        addEndpoint(now(namespace), endpoint);
      }
    }
    for (String system : namespace.containers()) {
      if (!systems.contains(system)) {
        removeContainer(now(namespace), system);
      }
    }
  }

  private HcnNamespace now(HcnNamespace namespace) {
    return store.find(namespace.id().orElseThrow()).orElseThrow();
  }

  void delete(HcnNamespace namespace) {
    store.remove(namespace.id().orElseThrow());
  }

  private long freeCompartment() {
    return store.all().stream()
            .flatMap(namespace -> namespace.namespaceId().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(1)
        + 1;
  }

  private void put(HcnNamespace namespace, Optional<Long> compartment, List<Resource> resources) {
    store.put(namespace.id().orElseThrow(), Shapes.namespace(namespace, compartment, resources));
  }
}
