package dev.jstack.schema.model;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network identity of a service.
 *
 * @param mode where its namespace comes from
 * @param shared for {@link Mode#SERVICE} the service, for {@link Mode#NAMESPACE} the namespace's
 *     name, for {@link Mode#HOST_NETWORK} the network's name on the host
 * @param attachments for {@link Mode#NETWORKS}: the networks, highest priority first
 * @param hostname the container's name; absent: service and replica
 * @param domain a DNS suffix of the hostname
 * @param dns name servers
 * @param dnsSearch search suffixes
 * @param extraHosts names to addresses; {@code host-gateway} as written
 * @param links aliases of other services that only this one sees: alias to service
 * @param externalLinks containers that only this one sees under further names, as in the file
 */
public record Networking(
    Mode mode,
    Optional<String> shared,
    List<Attachment> attachments,
    Optional<String> hostname,
    Optional<String> domain,
    List<String> dns,
    List<String> dnsSearch,
    Map<String, List<String>> extraHosts,
    Map<String, ServiceName> links,
    List<ExternalLink> externalLinks) {

  public Networking {
    attachments = List.copyOf(attachments);
    dns = List.copyOf(dns);
    dnsSearch = List.copyOf(dnsSearch);
    extraHosts = OrderedMaps.copyOf(extraHosts);
    links = OrderedMaps.copyOf(links);
    externalLinks = List.copyOf(externalLinks);
  }

  /** Where the network namespace comes from. */
  public enum Mode {
    /** Own namespace with an endpoint for each network. */
    NETWORKS,
    /** Own namespace without any endpoint. */
    NONE,
    /** The namespace of another service ({@code network_mode: service:x}). */
    SERVICE,
    /** A named namespace that several services join ({@code x-jstack.namespaces}). */
    NAMESPACE,
    /** A network of the host by name, such as {@code nat}. */
    HOST_NETWORK
  }

  /**
   * A container of any stack under a name of one's own.
   *
   * @param container what it is called on the host, by jstack or by docker compose
   * @param alias what this service calls it; the same unless the file says another
   */
  public record ExternalLink(String container, String alias) {}

  /**
   * An endpoint on a network.
   *
   * @param network key of the top-level network
   * @param aliases further names there
   * @param address a fixed IPv4 address
   * @param macAddress a fixed MAC address, dashes between bytes
   */
  public record Attachment(
      String network,
      List<String> aliases,
      Optional<InetAddress> address,
      Optional<String> macAddress,
      Map<String, String> driverOptions) {
    public Attachment {
      aliases = List.copyOf(aliases);
      driverOptions = OrderedMaps.copyOf(driverOptions);
    }
  }
}
