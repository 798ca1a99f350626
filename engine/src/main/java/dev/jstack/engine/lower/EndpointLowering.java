package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.host.document.hcn.Dns;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcn.Route;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Networking.Attachment;
import dev.jstack.schema.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a namespace with its endpoints: one for each network of the host that it is on, however
 * many of the stack's networks that one carries.
 */
final class EndpointLowering {
  private final Stack stack;
  private final Carriers carriers;
  private final PortLowering ports;
  private final boolean local;
  private final Findings findings;
  private final EndpointAddresses addresses;

  /**
   * For one stack.
   *
   * @param local whether the host is the local one
   */
  EndpointLowering(
      Stack stack, Carriers carriers, PortLowering ports, boolean local, Findings findings) {
    this.stack = stack;
    this.local = local;
    this.carriers = carriers;
    this.ports = ports;
    this.findings = findings;
    this.addresses = new EndpointAddresses(stack.name(), findings);
  }

  /** The stack's networks that one network of the host carries. */
  private record Card(Carrier carrier, List<Attachment> attachments) {
    String network() {
      return attachments.get(0).network();
    }
  }

  NamespacePlan lower(NamespaceRequest request) {
    List<Card> cards = cards(request);
    List<Carrier> onto = cards.stream().map(Card::carrier).toList();
    warnOfTwoNats(request, onto);
    Optional<ResourceAddress> publishing = ports.carrierFor(request, onto).map(Carrier::address);
    List<DesiredEndpoint> endpoints = new ArrayList<>();
    Map<String, NamespacePlan.Member> members = new LinkedHashMap<>();
    List<ServiceRuntime.PublishedPort> published = new ArrayList<>();
    for (Card card : cards) {
      boolean publishes = publishing.filter(card.carrier().address()::equals).isPresent();
      PortLowering.Ports own =
          publishes
              ? ports.lower(request, card.network(), card.carrier())
              : PortLowering.Ports.NONE;
      published.addAll(own.published());
      Optional<String> address = addresses.ip(request, card.carrier(), card.attachments());
      endpoints.add(endpoint(request, card, address, own, endpoints.isEmpty(), cards.size()));
      for (Attachment attachment : card.attachments()) {
        members.put(attachment.network(), new NamespacePlan.Member(address, attachment.aliases()));
      }
    }
    Optional<String> gateway = onto.stream().findFirst().flatMap(Carrier::gateway);
    return new NamespacePlan(
        request.address(), endpoints, namespace(request, endpoints), members, published, gateway);
  }

  private void warnOfTwoNats(NamespaceRequest request, List<Carrier> onto) {
    if (onto.stream().filter(carrier -> carrier.type().equals(HcnNetwork.NAT)).count() > 1) {
      findings.warning(
          PlanningCode.TWO_NATS,
          request.path() + ".networks",
          "`%s` is on two NAT networks: one of them has the way out".formatted(request.owner()));
    }
  }

  private List<Card> cards(NamespaceRequest request) {
    Map<ResourceAddress, Card> cards = new LinkedHashMap<>();
    for (Attachment attachment : request.attachments()) {
      carrierOf(attachment, request)
          .map(c -> cards.computeIfAbsent(c.address(), key -> new Card(c, new ArrayList<>())))
          .ifPresent(card -> card.attachments().add(attachment));
    }
    return List.copyOf(cards.values());
  }

  private Optional<Carrier> carrierOf(Attachment attachment, NamespaceRequest request) {
    boolean hostNetwork =
        request.settings().filter(s -> s.mode() == Networking.Mode.HOST_NETWORK).isPresent();
    return hostNetwork
        ? carriers.ofHostNetwork(attachment.network(), request.path() + ".network_mode")
        : carriers.of(attachment.network());
  }

  private DesiredEndpoint endpoint(
      NamespaceRequest request,
      Card card,
      Optional<String> ipAddress,
      PortLowering.Ports own,
      boolean first,
      int count) {
    Carrier carrier = card.carrier();
    ResourceAddress address = request.endpoint(card.network());
    UUID id = Naming.guid(stack.name(), address);
    NetworkOptions.Inherited inherited = carrier.inherited();
    EndpointOptions options =
        EndpointOptions.of(card.attachments(), local, request.path(), findings);
    List<Policy> policies = new ArrayList<>(own.policies());
    policies.addAll(inherited.policies());
    policies.addAll(options.policies());
    HcnEndpoint document =
        new HcnEndpoint(
            Optional.of(id.toString()),
            Optional.of(Naming.endpointName(stack.name(), address)),
            Optional.of(Naming.OWNER),
            Optional.of(carrier.id().toString()),
            Optional.empty(),
            policies,
            ipAddress.map(HcnEndpoint.IpConfiguration::of).stream().toList(),
            dns(request, options.withoutDns() ? Optional.empty() : inherited.dns()),
            first ? List.of() : localRoute(carrier),
            addresses.mac(request, card.attachments()),
            options.flags(first && count > 1, inherited),
            Optional.empty(),
            Optional.of(SchemaVersion.HCN));
    return new DesiredEndpoint(
        address, id, carrier.address(), carrier.id(), ipAddress, document, request.path());
  }

  /** Only the first endpoint leads everywhere. */
  private static List<Route> localRoute(Carrier carrier) {
    if (carrier.gateway().isEmpty() || carrier.pool().isEmpty()) {
      return List.of();
    }
    String range = carrier.pool().get().range().toString();
    return List.of(new Route(carrier.gateway(), Optional.of(range), Optional.empty()));
  }

  private static Optional<Dns> dns(NamespaceRequest request, Optional<Dns> fromNetwork) {
    List<String> servers = request.settings().map(Networking::dns).orElse(List.of());
    List<String> search = request.settings().map(Networking::dnsSearch).orElse(List.of());
    Optional<String> domain = request.settings().flatMap(Networking::domain);
    if (servers.isEmpty() && search.isEmpty() && domain.isEmpty()) {
      return fromNetwork;
    }
    return Optional.of(
        new Dns(
            domain.or(() -> fromNetwork.flatMap(Dns::domain)),
            search,
            servers.isEmpty() ? fromNetwork.map(Dns::serverList).orElse(List.of()) : servers,
            List.of()));
  }

  private Optional<DesiredNamespace> namespace(
      NamespaceRequest request, List<DesiredEndpoint> endpoints) {
    if (request.hyperv()) {
      return Optional.empty();
    }
    UUID id = Naming.guid(stack.name(), request.namespace());
    return Optional.of(
        new DesiredNamespace(
            request.namespace(),
            id,
            HcnNamespace.of(id.toString()),
            endpoints.stream().map(DesiredEndpoint::address).toList(),
            request.path()));
  }
}
