package dev.jstack.schema.bind;

import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.PortMapping;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.value.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network identity of a service and its published ports. */
final class NetworkBinder {
  private NetworkBinder() {}

  static Networking networking(Fields service) {
    Optional<String> namespace = service.child("x-jstack").text("namespace");
    Optional<String> written = service.text("network_mode");
    return new Networking(
        namespace.isPresent() ? Networking.Mode.NAMESPACE : mode(written),
        namespace.or(() -> written.flatMap(NetworkBinder::shared)),
        attachments(service.child("networks"), service.text("mac_address")),
        service.text("hostname"),
        service.text("domainname"),
        service.texts("dns"),
        service.texts("dns_search"),
        extraHosts(service.texts("extra_hosts")),
        links(service.texts("links")),
        service.texts("external_links").stream().map(NetworkBinder::externalLink).toList());
  }

  private static Networking.Mode mode(Optional<String> written) {
    if (written.isEmpty()) {
      return Networking.Mode.NETWORKS;
    }
    if (written.get().equals("none")) {
      return Networking.Mode.NONE;
    }
    return written.get().startsWith("service:")
        ? Networking.Mode.SERVICE
        : Networking.Mode.HOST_NETWORK;
  }

  private static Optional<String> shared(String mode) {
    return switch (mode) {
      case "none" -> Optional.empty();
      case "nat", "default", "bridge" -> Optional.of("nat");
      default ->
          Optional.of(mode.startsWith("service:") ? mode.substring("service:".length()) : mode);
    };
  }

  static List<Networking.Attachment> attachments(Fields networks, Optional<String> mac) {
    List<Fields.Named> named = new ArrayList<>();
    networks.each(named::add);
    // Most have one network, and the first comparator of a process costs 5 ms.
    if (named.size() > 1) {
      named.sort(
          Comparator.comparing((Fields.Named n) -> -n.fields().integer("priority").orElse(0L))
              .thenComparing(Fields.Named::key));
    }
    List<Networking.Attachment> attachments = new ArrayList<>();
    for (Fields.Named network : named) {
      Optional<String> first = attachments.isEmpty() ? mac : Optional.empty();
      attachments.add(attachment(network, first));
    }
    // The first one has the default route; the sort keeps the order of equals.
    if (attachments.size() > 1) {
      attachments.sort(Comparator.comparing(a -> -gatewayPriority(networks, a.network())));
    }
    return attachments;
  }

  private static long gatewayPriority(Fields networks, String network) {
    return networks.child(network).integer("gw_priority").orElse(0L);
  }

  private static Networking.Attachment attachment(Fields.Named network, Optional<String> mac) {
    Fields fields = network.fields();
    return new Networking.Attachment(
        network.key(),
        fields.texts("aliases"),
        fields.text("ipv4_address").filter(Addresses::isIpv4).flatMap(NetworkBinder::address),
        fields.text("mac_address").or(() -> mac).map(m -> m.replace(':', '-')),
        fields.map("driver_opts"));
  }

  /** The text is an address, so no resolver is asked. */
  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Map<String, List<String>> extraHosts(List<String> pairs) {
    Map<String, List<String>> hosts = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        hosts
            .computeIfAbsent(pair.substring(0, equals), k -> new ArrayList<>())
            .add(pair.substring(equals + 1));
      }
    }
    return hosts;
  }

  private static Map<String, ServiceName> links(List<String> links) {
    Map<String, ServiceName> aliases = new LinkedHashMap<>();
    for (String link : links) {
      int colon = link.indexOf(':');
      String service = colon < 0 ? link : link.substring(0, colon);
      if (ServiceName.isLegal(service)) {
        aliases.put(link.substring(colon + 1), new ServiceName(service));
      }
    }
    return aliases;
  }

  private static Networking.ExternalLink externalLink(String link) {
    int colon = link.indexOf(':');
    String container = colon < 0 ? link : link.substring(0, colon);
    return new Networking.ExternalLink(container, link.substring(colon + 1));
  }

  static List<PortMapping> ports(List<Fields> ports) {
    List<PortMapping> mappings = new ArrayList<>();
    for (Fields port : ports) {
      Optional<PortMapping.Protocol> protocol = protocol(port.text("protocol").orElse("tcp"));
      Optional<Integer> target = port.small("target");
      if (target.isPresent() && protocol.isPresent()) {
        mappings.add(
            new PortMapping(
                target.get(),
                port.text("published").flatMap(NetworkBinder::range),
                protocol.get(),
                port.text("host_ip")));
      }
    }
    return mappings;
  }

  private static Optional<PortMapping.Protocol> protocol(String word) {
    for (PortMapping.Protocol protocol : PortMapping.Protocol.values()) {
      if (protocol.word().equalsIgnoreCase(word)) {
        return Optional.of(protocol);
      }
    }
    return Optional.empty();
  }

  private static Optional<PortMapping.PortRange> range(String text) {
    int dash = text.indexOf('-');
    try {
      int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(text.substring(dash + 1));
      return Optional.of(new PortMapping.PortRange(first, last));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
