package dev.jstack.engine.converge;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.plan.RemoveEndpoint;
import dev.jstack.engine.plan.RemoveNamespace;
import dev.jstack.engine.plan.RemoveNetwork;
import dev.jstack.engine.plan.UpdatePorts;
import dev.jstack.engine.state.Locks;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnQuery;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import dev.jstack.json.Json;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Networks, endpoints and namespaces that go or change. */
final class NetworkActions {
  private static final Duration LOCK = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String QUERY = Json.DOCUMENT.write(HcnQuery.ALL);

  private final HcnApi hcn;
  private final StackName stack;
  private final StateDirectory state;
  private final Locks locks;

  NetworkActions(HcnApi hcn, StackName stack, StateDirectory state, Locks locks) {
    this.hcn = hcn;
    this.stack = stack;
    this.state = state;
    this.locks = locks;
  }

  /**
   * Removes a network. The shared one stays while another stack has a state directory: that one may
   * have seen the network and be about to use it. Directories are made under the same lock.
   */
  String remove(RemoveNetwork action) {
    if (!action.address().equals(Naming.SHARED_NETWORK)) {
      Tolerant.gone(() -> hcn.deleteNetwork(action.id()));
      return "";
    }
    return locks.underHost(Deadline.in(LOCK), () -> removeShared(action));
  }

  private String removeShared(RemoveNetwork action) {
    if (state.stackNames().stream().anyMatch(other -> !other.equals(stack))) {
      return "kept: other stacks may use it";
    }
    Tolerant.gone(() -> hcn.deleteNetwork(action.id()));
    return "";
  }

  /** Out of its namespace first; a namespace that is gone took the attachment with it. */
  String remove(RemoveEndpoint action) {
    Tolerant.gone(
        () -> {
          namespaceOf(action.id()).ifPresent(namespace -> detach(namespace, action.id()));
          hcn.deleteEndpoint(action.id());
        });
    return "";
  }

  String update(UpdatePorts action) {
    UUID id = action.endpoint().id();
    if (!action.removed().isEmpty()) {
      Tolerant.gone(() -> hcn.modifyEndpoint(id, request(false, action.removed())));
    }
    if (!action.added().isEmpty()) {
      Tolerant.there(() -> hcn.modifyEndpoint(id, request(true, action.added())));
    }
    return "";
  }

  /** A compartment goes only after its last container (0x803B0015): asks again for a while. */
  String remove(RemoveNamespace action) {
    Deadline patience = Deadline.in(RETRY);
    while (true) {
      try {
        Tolerant.gone(() -> hcn.deleteNamespace(action.id()));
        return "";
      } catch (HostException e) {
        boolean busy = e.error() == HostError.IN_USE || e.error() == HostError.NOT_SUPPORTED;
        if (!busy || patience.isOver()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void detach(UUID namespace, UUID endpoint) {
    String request = Json.DOCUMENT.write(HcnModifyRequest.detach(endpoint.toString()));
    Tolerant.gone(() -> hcn.modifyNamespace(namespace, request));
  }

  private Optional<UUID> namespaceOf(UUID endpoint) {
    String answer = hcn.queryEndpoint(endpoint, QUERY);
    return Json.DOCUMENT
        .readLenient(answer, HcnEndpoint.class)
        .hostComputeNamespace()
        .filter(text -> !text.isEmpty())
        .map(UUID::fromString)
        .filter(id -> !id.equals(new UUID(0, 0)));
  }

  private static String request(boolean add, List<PortMapping> ports) {
    List<Policy> policies = ports.stream().map(Policy::of).toList();
    return Json.DOCUMENT.write(
        add ? HcnModifyRequest.addPolicies(policies) : HcnModifyRequest.removePolicies(policies));
  }
}
