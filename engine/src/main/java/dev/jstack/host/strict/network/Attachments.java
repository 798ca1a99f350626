package dev.jstack.host.strict.network;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which endpoints and compute systems are in which namespace. Endpoint and namespace each keep a
 * record of it; a server that was killed between the two has left them apart.
 */
final class Attachments {
  private final Endpoints endpoints;
  private final Namespaces namespaces;

  Attachments(Endpoints endpoints, Namespaces namespaces) {
    this.endpoints = endpoints;
    this.namespaces = namespaces;
  }

  /** Takes what the endpoints say, which is written first, and only the {@code systems} there. */
  void recover(Set<String> systems) {
    Map<String, List<String>> members = members();
    for (HcnNamespace namespace : namespaces.all()) {
      String id = namespace.id().orElseThrow();
      namespaces.retain(namespace, members.getOrDefault(id, List.of()), systems);
    }
    endpoints.all().forEach(endpoint -> recover(endpoint, systems));
  }

  /** Endpoints by the namespace that they say they are in. */
  private Map<String, List<String>> members() {
    Map<String, List<String>> members = new HashMap<>();
    for (HcnEndpoint endpoint : endpoints.all()) {
      endpoint
          .hostComputeNamespace()
          .ifPresent(
              namespace ->
                  members
                      .computeIfAbsent(namespace, id -> new ArrayList<>())
                      .add(endpoint.id().orElseThrow()));
    }
    return members;
  }

  private void recover(HcnEndpoint endpoint, Set<String> systems) {
    Optional<String> namespace = endpoint.hostComputeNamespace();
    if (namespace.isPresent() && namespace.flatMap(namespaces::lookup).isEmpty()) {
      endpoints.put(Shapes.withNamespace(endpoint, Optional.empty()));
    }
    if (!systems.containsAll(Endpoints.sharedContainers(endpoint))) {
      endpoints.put(Endpoints.withSharedContainers(endpoint, List.of()));
    }
  }
}
