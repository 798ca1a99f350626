package dev.jstack.engine.address;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people and programs call a thing of a stack: {@code service/web/1}, {@code network/front},
 * {@code volume/data}, {@code endpoint/web/1/front}, {@code namespace/web/1}, {@code
 * namespace/pod}, {@code namespace/web/1.0a1b2c3d4e5f}, {@code provider/db}.
 *
 * @param name the service, network, volume or namespace as in the stack file
 * @param replica which replica, from 1; 0 where there are none
 * @param network for endpoints the network's key; else empty
 * @param generation of a namespace or endpoint that one container of the replica has for itself,
 *     beside another container of the same replica: that container's digest
 */
public record ResourceAddress(
    ResourceKind kind, String name, int replica, String network, Optional<String> generation)
    implements Comparable<ResourceAddress> {

  private ResourceAddress(ResourceKind kind, String name, int replica, String network) {
    this(kind, name, replica, network, Optional.empty());
  }

  public static ResourceAddress service(String service, int replica) {
    return new ResourceAddress(ResourceKind.SERVICE, service, replica, "");
  }

  /** A service that a program of the machine brings. */
  public static ResourceAddress provider(String service) {
    return new ResourceAddress(ResourceKind.PROVIDER, service, 0, "");
  }

  public static ResourceAddress network(String key) {
    return new ResourceAddress(ResourceKind.NETWORK, key, 0, "");
  }

  public static ResourceAddress volume(String key) {
    return new ResourceAddress(ResourceKind.VOLUME, key, 0, "");
  }

  /** A namespace; replica 0: a named one. */
  public static ResourceAddress namespace(String owner, int replica) {
    return new ResourceAddress(ResourceKind.NAMESPACE, owner, replica, "");
  }

  /** An endpoint of a namespace; replica 0: of a named one. */
  public static ResourceAddress endpoint(String owner, int replica, String network) {
    return new ResourceAddress(ResourceKind.ENDPOINT, owner, replica, network);
  }

  /** The same for one container of the replica alone; empty: for whichever it has. */
  public ResourceAddress of(Optional<String> container) {
    return new ResourceAddress(kind, name, replica, network, container);
  }

  /** The namespace of an endpoint. */
  public ResourceAddress owner() {
    return namespace(name, replica).of(generation);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when it is no address
   */
  public static ResourceAddress parse(String text) {
    String[] parts = text.split("/", -1);
    boolean known =
        Arrays.stream(ResourceKind.values()).anyMatch(kind -> kind.word().equals(parts[0]));
    if (!known || parts.length < 2) {
      throw new IllegalArgumentException("no address: " + text);
    }
    ResourceKind kind = ResourceKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
    boolean endpoint = kind == ResourceKind.ENDPOINT;
    String number = parts.length == (endpoint ? 4 : 3) ? parts[2] : "0";
    int dot = number.indexOf('.');
    return new ResourceAddress(
        kind,
        parts[1],
        Integer.parseInt(dot < 0 ? number : number.substring(0, dot)),
        endpoint ? parts[parts.length - 1] : "",
        dot < 0 ? Optional.empty() : Optional.of(number.substring(dot + 1)));
  }

  @Override
  public int compareTo(ResourceAddress other) {
    int byKind = kind.compareTo(other.kind);
    int byName = byKind != 0 ? byKind : name.compareTo(other.name);
    int byReplica = byName != 0 ? byName : Integer.compare(replica, other.replica);
    int byNetwork = byReplica != 0 ? byReplica : network.compareTo(other.network);
    return byNetwork != 0
        ? byNetwork
        : generation.orElse("").compareTo(other.generation.orElse(""));
  }

  /** By hand, as {@code hashCode}: what a record has by itself is dear the first time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceAddress address && compareTo(address) == 0;
  }

  @Override
  public int hashCode() {
    return ((31 * kind.word().hashCode() + name.hashCode()) * 31 + replica) * 31
        + network.hashCode()
        + generation.hashCode();
  }

  @Override
  public String toString() {
    return kind.word()
        + "/"
        + name
        + (replica == 0 ? "" : "/" + replica)
        + generation.map(digest -> "." + digest).orElse("")
        + (network.isEmpty() ? "" : "/" + network);
  }
}
