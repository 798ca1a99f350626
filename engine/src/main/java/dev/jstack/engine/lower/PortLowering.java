package dev.jstack.engine.lower;

import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.schema.model.PortMapping;
import dev.jstack.schema.model.PortMapping.PortRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Published ports to policies; refuses two for one port of the host. */
final class PortLowering {
  private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::", "[::]", "*");

  private final HostFacts facts;
  private final HeldPorts held;
  private final Findings findings;
  private final Map<String, String> taken = new HashMap<>();

  PortLowering(HostFacts facts, HeldPorts held, Findings findings) {
    this.facts = facts;
    this.held = held;
    this.findings = findings;
  }

  /** The policies of one endpoint and what people see of them. */
  record Ports(List<Policy> policies, List<PublishedPort> published) {
    static final Ports NONE = new Ports(List.of(), List.of());
  }

  /** The network that the ports of {@code request} are published on. */
  Optional<Carrier> carrierFor(NamespaceRequest request, List<Carrier> carriers) {
    if (request.ports().isEmpty()) {
      return Optional.empty();
    }
    Optional<Carrier> publishing = carriers.stream().filter(Carrier::mapsPorts).findFirst();
    boolean onLan = carriers.stream().anyMatch(carrier -> carrier.type().equals("Transparent"));
    if (publishing.isEmpty() && onLan) {
      findings.note(
          PlanningCode.PORT_WITHOUT_NETWORK,
          request.path() + ".ports",
          "`%s` has an address of its own on the LAN: its ports need no publishing"
              .formatted(request.owner()));
    } else if (publishing.isEmpty()) {
      refuseWithoutNetwork(request.owner(), request.path());
    }
    return publishing;
  }

  /** Ports of a service that has no network of its own to publish them on. */
  void refuseWithoutNetwork(String owner, String path) {
    findings.error(
        PlanningCode.PORT_WITHOUT_NETWORK,
        path + ".ports",
        "`" + owner + "` publishes ports but has no network of its own to publish them on");
  }

  Ports lower(NamespaceRequest request, String network) {
    List<Policy> policies = new ArrayList<>();
    List<PublishedPort> published = new ArrayList<>();
    for (int i = 0; i < request.ports().size(); i++) {
      PortMapping port = request.ports().get(i);
      String path = request.path() + ".ports[" + i + "]";
      Optional<String> address = hostAddress(port, path, request.owner());
      Optional<Integer> external = port.published().flatMap(r -> choose(request, port, r, path));
      policies.add(
          Policy.of(
              new Policy.PortMapping(
                  port.protocol().number(), port.target(), external, address, Optional.empty())));
      PublishedPort one =
          new PublishedPort(port.protocol().word(), port.target(), external, address, network);
      held.holder(one).ifPresent(holder -> refuseHeld(request, one, holder, path));
      published.add(one);
    }
    return new Ports(policies, published);
  }

  private void refuseHeld(
      NamespaceRequest request, PublishedPort port, String holder, String path) {
    String number = port.published().map(String::valueOf).orElse("");
    String protocol = port.protocol().equals("udp") ? "/udp" : "";
    String on = port.hostAddress().map(address -> " on " + address).orElse("");
    findings.error(
        PlanningCode.PORT_HELD,
        path,
        "port %s%s%s of `%s` is taken: held by %s"
            .formatted(number, protocol, on, request.owner(), holder));
  }

  /** The host's address, where the host can listen on one alone. */
  private Optional<String> hostAddress(PortMapping port, String path, String owner) {
    Optional<String> address = port.hostAddress().filter(a -> !EVERYWHERE.contains(a));
    if (address.isPresent() && facts.kind() != HostFacts.Kind.LOCAL) {
      findings.error(
          PlanningCode.PORT_ADDRESS,
          path,
          "`%s` publishes port %d on %s alone: Windows publishes on all addresses"
              .formatted(owner, port.target(), address.get()));
      return Optional.empty();
    }
    return address;
  }

  private Optional<Integer> choose(
      NamespaceRequest request, PortMapping port, PortRange range, String path) {
    if (range.isSingle() && request.replicas() > 1) {
      findings.error(
          PlanningCode.PORT_REPLICAS,
          path,
          "port %d is published by %d replicas of `%s`: give a range"
              .formatted(range.first(), request.replicas(), request.owner()));
      return Optional.empty();
    }
    for (int candidate = range.first(); candidate <= range.last(); candidate++) {
      if (taken.putIfAbsent(key(port, candidate), path) == null) {
        return Optional.of(candidate);
      }
    }
    refuse(request, port, range, path);
    return Optional.empty();
  }

  private void refuse(NamespaceRequest request, PortMapping port, PortRange range, String path) {
    if (range.isSingle()) {
      String message =
          "port %d/%s of `%s` is published already"
              .formatted(range.first(), port.protocol().word(), request.owner());
      String other = taken.getOrDefault(key(port, range.first()), path);
      findings.clash(PlanningCode.PORT_TAKEN, path, message, other);
      return;
    }
    findings.error(
        PlanningCode.PORT_REPLICAS,
        path,
        "ports %d-%d do not suffice for %d replicas of `%s`"
            .formatted(range.first(), range.last(), request.replicas(), request.owner()));
  }

  /** Two mappings of one key would meet on the host. */
  private static String key(PortMapping port, int published) {
    String address = port.hostAddress().filter(a -> !EVERYWHERE.contains(a)).orElse("");
    return port.protocol().word() + "/" + address + "/" + published;
  }
}
