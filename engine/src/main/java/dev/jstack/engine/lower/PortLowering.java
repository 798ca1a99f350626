package dev.jstack.engine.lower;

import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcn.HcnNetwork;
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

  private static final PortRange DYNAMIC = new PortRange(60000, 65000);

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
      findings.warning(
          PlanningCode.PORT_WITHOUT_NETWORK,
          request.path() + ".ports",
          "ports of `%s` are ignored: containers have their own address on the LAN"
              .formatted(request.owner()),
          "Remove `ports`.");
    } else if (publishing.isEmpty() && !carriers.isEmpty()) {
      findings.error(
          PlanningCode.PORT_WITHOUT_NETWORK,
          request.path() + ".ports",
          "`%s` publishes ports, and none of its networks leads to ports of the host"
              .formatted(request.owner()));
    } else if (publishing.isEmpty() && request.attachments().isEmpty()) {
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

  /** The ports of {@code request} on its network {@code network}, which {@code carrier} carries. */
  Ports lower(NamespaceRequest request, String network, Carrier carrier) {
    List<Policy> policies = new ArrayList<>();
    List<PublishedPort> published = new ArrayList<>();
    for (int i = 0; i < request.ports().size(); i++) {
      PortMapping port = request.ports().get(i);
      String path = request.path() + ".ports[" + i + "]";
      Optional<String> address = hostAddress(port, path, request.owner());
      PublishedPort open =
          new PublishedPort(
              port.protocol().word(), port.target(), Optional.empty(), address, network);
      Optional<PortRange> range = port.published().or(() -> dynamic(carrier));
      Optional<Integer> external = range.flatMap(r -> choose(request, port, r, open, path));
      policies.add(
          Policy.of(
              new Policy.PortMapping(
                  port.protocol().number(), port.target(), external, address, flags(carrier))));
      PublishedPort one = open.at(external);
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

  /**
   * Ports of a bridge are reached from the host itself only when that is asked for; Azure's and
   * AWS's CNI plugins ask for it.
   */
  private static Optional<Integer> flags(Carrier carrier) {
    return carrier.type().equals(HcnNetwork.NAT)
        ? Optional.empty()
        : Optional.of(Policy.PortMapping.FROM_THE_HOST);
  }

  /**
   * Where HNS chooses no port itself the first free one of moby's range for Windows is taken
   * (libnetwork/portallocator/portallocator_windows.go).
   */
  private static Optional<PortRange> dynamic(Carrier carrier) {
    return carrier.type().equals(HcnNetwork.NAT) ? Optional.empty() : Optional.of(DYNAMIC);
  }

  private Optional<Integer> choose(
      NamespaceRequest request,
      PortMapping port,
      PortRange range,
      PublishedPort open,
      String path) {
    if (range.isSingle() && request.replicas() > 1) {
      findings.error(
          PlanningCode.PORT_REPLICAS,
          path,
          "port %d is published by %d replicas of `%s`: give a range"
              .formatted(range.first(), request.replicas(), request.owner()));
      return Optional.empty();
    }
    int size = range.last() - range.first() + 1;
    int start = range.equals(DYNAMIC) ? Math.floorMod(place(request, port), size) : 0;
    for (int i = 0; i < size; i++) {
      int candidate = range.first() + (start + i) % size;
      boolean other = !range.isSingle() && held.holder(open.at(Optional.of(candidate))).isPresent();
      if (!other && taken.putIfAbsent(key(port, candidate), path) == null) {
        return Optional.of(candidate);
      }
    }
    refuse(request, port, range, path);
    return Optional.empty();
  }

  /** So that a port stays when others come and go. */
  private static int place(NamespaceRequest request, PortMapping port) {
    return (request.owner() + "." + request.replica() + "." + port.target()).hashCode();
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
        "no port from %d to %d is free for replica %d of `%s`"
            .formatted(range.first(), range.last(), request.replica(), request.owner()));
  }

  /** Two mappings of one key would meet on the host. */
  private static String key(PortMapping port, int published) {
    String address = port.hostAddress().filter(a -> !EVERYWHERE.contains(a)).orElse("");
    return port.protocol().word() + "/" + address + "/" + published;
  }
}
