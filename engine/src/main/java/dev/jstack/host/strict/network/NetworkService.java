package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.HcnVersion;
import dev.jstack.host.strict.store.Store;
import dev.jstack.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * HNS: the calls of {@link HcnApi} by its rules, one at a time. Compute systems come and go through
 * {@link #join} and {@link #leave}.
 */
public final class NetworkService implements HcnApi {
  /** HNS of Windows Server 2022, from hcsshim's version ranges. */
  private static final HcnVersion VERSION = new HcnVersion(13, 3);

  private final Networks networks;
  private final Endpoints endpoints;
  private final Namespaces namespaces;
  private final NetworkBackend backend;

  public NetworkService(
      Store<HcnNetwork> networks,
      Store<HcnEndpoint> endpoints,
      Store<HcnNamespace> namespaces,
      NetworkBackend backend) {
    this.networks = new Networks(networks, backend);
    this.endpoints = new Endpoints(endpoints, backend);
    this.namespaces = new Namespaces(namespaces);
    this.backend = backend;
  }

  @Override
  public String version() {
    return Json.DOCUMENT.write(VERSION);
  }

  @Override
  public synchronized String enumerateNetworks(String query) {
    HcnText.checkQuery("HcnEnumerateNetworks", "", query);
    return ids(networks.all().stream().map(HcnNetwork::id).toList());
  }

  @Override
  public synchronized void createNetwork(UUID id, String settings) {
    networks.create(id, settings);
  }

  @Override
  public synchronized String queryNetwork(UUID id, String query) {
    String operation = "HcnQueryNetworkProperties";
    HcnText.checkQuery(operation, id.toString(), query);
    return Json.DOCUMENT.write(networks.find(operation, id.toString()));
  }

  @Override
  public synchronized void modifyNetwork(UUID id, String request) {
    networks.modify(id, request);
  }

  @Override
  public synchronized void deleteNetwork(UUID uuid) {
    String operation = "HcnDeleteNetwork";
    String id = uuid.toString();
    HcnNetwork network = networks.find(operation, id);
    List<HcnEndpoint> members = endpoints.of(id);
    Optional<HcnEndpoint> attached = members.stream().filter(Endpoints::isAttached).findFirst();
    if (attached.isPresent()) {
      throw HResult.HCN_E_ENTITY_HAS_REFERENCES.failure(
          operation, id, "endpoint " + attached.get().name().orElse("") + " is attached");
    }
    members.forEach(endpoints::delete);
    networks.delete(network, id);
  }

  @Override
  public synchronized String enumerateEndpoints(String query) {
    HcnText.checkQuery("HcnEnumerateEndpoints", "", query);
    return ids(endpoints.all().stream().map(HcnEndpoint::id).toList());
  }

  @Override
  public synchronized void createEndpoint(UUID network, UUID id, String settings) {
    endpoints.create(networks.find("HcnOpenNetwork", network.toString()), id, settings);
  }

  @Override
  public synchronized String queryEndpoint(UUID id, String query) {
    String operation = "HcnQueryEndpointProperties";
    HcnText.checkQuery(operation, id.toString(), query);
    return Json.DOCUMENT.write(endpoints.find(operation, id.toString()));
  }

  @Override
  public synchronized void modifyEndpoint(UUID id, String request) {
    HcnEndpoint endpoint = endpoints.find("HcnModifyEndpoint", id.toString());
    String network = endpoint.hostComputeNetwork().orElseThrow();
    endpoints.modify(networks.find("HcnModifyEndpoint", network), endpoint, request);
  }

  /** An attached endpoint goes too: its containers lose their network. */
  @Override
  public synchronized void deleteEndpoint(UUID uuid) {
    String id = uuid.toString();
    HcnEndpoint endpoint = endpoints.find("HcnDeleteEndpoint", id);
    endpoint
        .hostComputeNamespace()
        .map(namespace -> namespaces.find("HcnDeleteEndpoint", namespace))
        .ifPresent(namespace -> detach(namespace, endpoint));
    Endpoints.sharedContainers(endpoint).forEach(system -> backend.detached(endpoint, system));
    endpoints.delete(endpoint);
  }

  @Override
  public synchronized String enumerateNamespaces(String query) {
    HcnText.checkQuery("HcnEnumerateNamespaces", "", query);
    return ids(namespaces.all().stream().map(HcnNamespace::id).toList());
  }

  @Override
  public synchronized void createNamespace(UUID id, String settings) {
    namespaces.create(id, settings);
  }

  @Override
  public synchronized String queryNamespace(UUID id, String query) {
    String operation = "HcnQueryNamespaceProperties";
    HcnText.checkQuery(operation, id.toString(), query);
    return Json.DOCUMENT.write(namespaces.find(operation, id.toString()));
  }

  @Override
  public synchronized void modifyNamespace(UUID uuid, String text) {
    String operation = "HcnModifyNamespace";
    String id = uuid.toString();
    HcnNamespace namespace = namespaces.find(operation, id);
    HcnModifyRequest request = HcnText.read(operation, id, text, HcnModifyRequest.class);
    String reference = Namespaces.endpointOf(operation, id, request).endpointId();
    switch (request.requestType()) {
      case "Add" -> attach(namespace, endpoints.find(operation, reference));
      case "Remove" -> {
        if (!namespace.endpoints().contains(reference)) {
          throw HResult.ERROR_NOT_FOUND.failure(
              operation, id, "endpoint " + reference + " is not in the namespace");
        }
        detach(namespace, endpoints.find(operation, reference));
      }
      default ->
          throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
              operation, id, "\"" + request.requestType() + "\" is no request for endpoints");
    }
  }

  @Override
  public synchronized void deleteNamespace(UUID uuid) {
    String operation = "HcnDeleteNamespace";
    String id = uuid.toString();
    HcnNamespace namespace = namespaces.find(operation, id);
    if (!namespace.containers().isEmpty()) {
      throw HResult.HCN_E_REQUEST_UNSUPPORTED.failure(
          operation, id, "container " + namespace.containers().get(0) + " is in the namespace");
    }
    for (String endpoint : namespace.endpoints()) {
      endpoints.put(Shapes.withNamespace(endpoints.find(operation, endpoint), Optional.empty()));
    }
    namespaces.delete(namespace);
  }

  /**
   * A system starts: it comes into its namespace (schema 2), or takes its endpoints (v1).
   *
   * @param hyperv whether it is a virtual machine: those share with nobody
   */
  public synchronized Membership join(
      String system, boolean hyperv, Optional<String> namespace, List<String> endpointIds) {
    String operation = "HcsStartComputeSystem";
    if (namespace.isPresent()) {
      return joinNamespace(operation, system, hyperv, namespace.get());
    }
    List<HcnEndpoint> own = endpointIds.stream().map(id -> endpoints.find(operation, id)).toList();
    for (HcnEndpoint endpoint : own) {
      if (endpoint.hostComputeNamespace().isPresent()) {
        throw HResult.HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS.failure(
            operation, endpoint.id().orElse(""));
      }
      if (Endpoints.isAttached(endpoint)) {
        throw HResult.HCN_E_ENDPOINT_SHARING_DISABLED.failure(operation, endpoint.id().orElse(""));
      }
    }
    own.forEach(
        endpoint -> endpoints.put(Endpoints.withSharedContainers(endpoint, List.of(system))));
    return new Membership(own, List.of());
  }

  /** A system has ended; fine when it never joined. */
  public synchronized void leave(
      String system, Optional<String> namespace, List<String> endpointIds) {
    namespace
        .flatMap(namespaces::lookup)
        .ifPresent(found -> namespaces.removeContainer(found, system));
    endpointIds.stream()
        .flatMap(id -> endpoints.lookup(id).stream())
        .filter(endpoint -> Endpoints.sharedContainers(endpoint).contains(system))
        .forEach(endpoint -> endpoints.put(Endpoints.withSharedContainers(endpoint, List.of())));
  }

  /**
   * Makes records agree that a killed server left apart; for the only writer of the stores.
   *
   * @param systems the compute systems that there are
   */
  public synchronized void recover(Set<String> systems) {
    new Attachments(endpoints, namespaces).recover(systems);
  }

  private Membership joinNamespace(String operation, String system, boolean hyperv, String text) {
    String id = HcnText.guid(operation, system, text);
    HcnNamespace namespace = namespaces.find(operation, id);
    List<String> others =
        namespace.containers().stream().filter(other -> !other.equals(system)).toList();
    if (hyperv && !others.isEmpty()) {
      throw HResult.HCN_E_ENDPOINT_SHARING_DISABLED.failure(operation, id);
    }
    namespaces.addContainer(namespace, system);
    return new Membership(
        namespace.endpoints().stream().map(each -> endpoints.find(operation, each)).toList(),
        others);
  }

  private void attach(HcnNamespace namespace, HcnEndpoint endpoint) {
    String id = endpoint.id().orElseThrow();
    if (endpoint.hostComputeNamespace().isPresent()) {
      throw HResult.HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS.failure(
          "HcnModifyNamespace", id, "it is in namespace " + endpoint.hostComputeNamespace().get());
    }
    namespace.containers().stream()
        .findFirst()
        .ifPresent(system -> backend.attached(endpoint, system));
    endpoints.put(Shapes.withNamespace(endpoint, namespace.id()));
    namespaces.addEndpoint(namespace, id);
  }

  private void detach(HcnNamespace namespace, HcnEndpoint endpoint) {
    namespace.containers().stream()
        .findFirst()
        .ifPresent(system -> backend.detached(endpoint, system));
    endpoints.put(Shapes.withNamespace(endpoint, Optional.empty()));
    namespaces.removeEndpoint(namespace, endpoint.id().orElseThrow());
  }

  private static String ids(List<Optional<String>> ids) {
    return ids.stream()
        .map(id -> "\"" + id.orElseThrow() + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
