package dev.jstack.engine.converge;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.plan.CreateEndpoint;
import dev.jstack.engine.plan.CreateNamespace;
import dev.jstack.engine.plan.CreateNetwork;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnQuery;
import dev.jstack.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Makes what surrounds containers: networks, endpoints, namespaces. What is there is fine. */
public final class Surroundings {
  private static final Duration RETRY = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String QUERY = Json.DOCUMENT.write(HcnQuery.ALL);

  private final HcnApi hcn;

  /** Those of {@code hcn}. */
  public Surroundings(HcnApi hcn) {
    this.hcn = hcn;
  }

  /**
   * Makes again what a container needs and the host has lost, as after a restart of the machine.
   *
   * @param kept what was around the containers of its stack
   * @param needs its namespace and endpoints
   */
  public void restore(DesiredState kept, List<ResourceAddress> needs) {
    List<DesiredEndpoint> endpoints =
        kept.all(DesiredEndpoint.class).stream()
            .filter(endpoint -> needs.contains(endpoint.address()))
            .filter(endpoint -> isGone(endpoint.id()))
            .toList();
    for (DesiredEndpoint endpoint : endpoints) {
      kept.all(DesiredNetwork.class).stream()
          .filter(network -> network.address().equals(endpoint.network()) && !network.isExternal())
          .forEach(network -> create(new CreateNetwork(network)));
      create(new CreateEndpoint(endpoint));
    }
    if (!endpoints.isEmpty()) {
      kept.all(DesiredNamespace.class).stream()
          .filter(namespace -> needs.contains(namespace.address()))
          .forEach(namespace -> create(new CreateNamespace(namespace, ids(kept, namespace))));
    }
  }

  private boolean isGone(UUID endpoint) {
    try {
      return hcn.queryEndpoint(endpoint, QUERY).isEmpty();
    } catch (HostException e) {
      return e.error() == HostError.NOT_FOUND;
    }
  }

  private static List<UUID> ids(DesiredState kept, DesiredNamespace namespace) {
    return namespace.endpoints().stream()
        .map(endpoint -> Naming.guid(kept.stack(), endpoint))
        .toList();
  }

  /** Makes a network; a transient failure is tried again for 3 s, as WSL does. */
  String create(CreateNetwork action) {
    String document = Json.DOCUMENT.write(action.network().document().orElseThrow());
    UUID id = action.network().id();
    retrying(() -> Tolerant.there(() -> hcn.createNetwork(id, document)));
    return action.network().range();
  }

  String create(CreateEndpoint action) {
    String document = Json.DOCUMENT.write(action.endpoint().document());
    UUID network = action.endpoint().networkId();
    UUID id = action.endpoint().id();
    Tolerant.there(() -> hcn.createEndpoint(network, id, document));
    return action.endpoint().ipAddress().orElse("");
  }

  /** Endpoints are attached in the order that decides the order of network cards. */
  String create(CreateNamespace action) {
    UUID id = action.namespace().id();
    Tolerant.there(
        () -> hcn.createNamespace(id, Json.DOCUMENT.write(action.namespace().document())));
    List<String> attached =
        Json.DOCUMENT.readLenient(hcn.queryNamespace(id, QUERY), HcnNamespace.class).endpoints();
    for (UUID endpoint : action.endpoints()) {
      if (!attached.contains(endpoint.toString())) {
        attach(id, endpoint);
      }
    }
    return "";
  }

  private void attach(UUID namespace, UUID endpoint) {
    String request = Json.DOCUMENT.write(HcnModifyRequest.attach(endpoint.toString()));
    Tolerant.there(() -> hcn.modifyNamespace(namespace, request));
  }

  private static void retrying(Runnable call) {
    Deadline patience = Deadline.in(RETRY);
    while (true) {
      try {
        call.run();
        return;
      } catch (HostException e) {
        if (e.error() != HostError.SERVICE_UNAVAILABLE || patience.isOver()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
