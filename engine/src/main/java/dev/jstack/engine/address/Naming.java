package dev.jstack.engine.address;

import dev.jstack.schema.model.StackName;
import java.util.Optional;
import java.util.UUID;

/**
 * The only place where names and ids of host objects are made and read back.
 *
 * <p>GUIDs are name-based (RFC 4122, version 5): the same thing has the same id on every run and
 * after a crash. HCN keeps no labels and a namespace not even a name: whoever looks for leaked
 * namespaces must ask for the ids of the ones that could be.
 */
public final class Naming {
  /** The owner that compute systems, networks and endpoints carry. */
  public static final String OWNER = "jstack";

  /** The one NAT network that all stacks share; no key of a file is written so. */
  public static final ResourceAddress SHARED_NETWORK = ResourceAddress.network("(shared)");

  private static final String NETWORK_PREFIX = "jstack.";
  private static final String NAMED = "shared";

  private Naming() {}

  /** The id of a network, namespace or endpoint of a stack. */
  public static UUID guid(StackName stack, ResourceAddress address) {
    String text =
        switch (address.kind()) {
          case NETWORK -> networkText(stack, address);
          case NAMESPACE -> namespaceText(stack, address);
          case ENDPOINT -> endpointName(stack, address);
          case VOLUME, SERVICE, PROVIDER -> stack + "." + address.name();
        };
    return NameUuid.of(address.kind().word() + "/" + text);
  }

  /** {@link #guid} as documents carry it: lower case, no braces. */
  public static String guidText(StackName stack, ResourceAddress address) {
    return guid(stack, address).toString();
  }

  /** The name of a network on the host. */
  public static String networkName(StackName stack, ResourceAddress network) {
    return network.equals(SHARED_NETWORK) ? OWNER : NETWORK_PREFIX + networkText(stack, network);
  }

  /** Reads {@link #networkName} back; empty for a network that is not jstack's. */
  public static Optional<OwnedName> parseNetworkName(String name) {
    if (name.equals(OWNER)) {
      return Optional.of(new OwnedName(Optional.empty(), SHARED_NETWORK));
    }
    int dot = name.startsWith(NETWORK_PREFIX) ? name.indexOf('.', NETWORK_PREFIX.length()) : -1;
    if (dot < 0 || dot == name.length() - 1) {
      return Optional.empty();
    }
    String stack = name.substring(NETWORK_PREFIX.length(), dot);
    return StackName.isLegal(stack)
        ? Optional.of(
            OwnedName.of(new StackName(stack), ResourceAddress.network(name.substring(dot + 1))))
        : Optional.empty();
  }

  /** The name of an endpoint on the host, {@code shop.web.1@front}: no key holds an {@code @}. */
  public static String endpointName(StackName stack, ResourceAddress endpoint) {
    return namespaceText(stack, endpoint) + "@" + endpoint.network();
  }

  /** Reads {@link #endpointName} back; empty for an endpoint that is not jstack's. */
  public static Optional<OwnedName> parseEndpointName(String name) {
    int at = name.indexOf('@');
    if (at < 0 || at == name.length() - 1) {
      return Optional.empty();
    }
    String network = name.substring(at + 1);
    String owner = name.substring(0, at);
    return SystemId.parse(owner)
        .map(container -> endpoint(container, network))
        .or(() -> DottedName.parse(owner).flatMap(dotted -> endpoint(dotted, network)));
  }

  private static OwnedName endpoint(SystemId owner, String network) {
    ResourceAddress address =
        ResourceAddress.endpoint(owner.service().value(), owner.replica(), network);
    return OwnedName.of(owner.stack(), address.of(Optional.of(owner.digest())));
  }

  private static Optional<OwnedName> endpoint(DottedName owner, String network) {
    Optional<Integer> replica = owner.last().equals(NAMED) ? Optional.of(0) : owner.replica();
    return replica.map(
        n -> OwnedName.of(owner.stack(), ResourceAddress.endpoint(owner.middle(), n, network)));
  }

  private static String networkText(StackName stack, ResourceAddress network) {
    return network.equals(SHARED_NETWORK) ? ".nat" : stack + "." + network.name();
  }

  /**
   * {@code shop.web.1}, or {@code shop.ledger.shared}: no replica is called so; what is for one
   * container alone is called like that one, {@code shop.web.1.0a1b2c3d4e5f}.
   */
  private static String namespaceText(StackName stack, ResourceAddress namespace) {
    String last = namespace.replica() == 0 ? NAMED : String.valueOf(namespace.replica());
    String container = namespace.generation().map(digest -> "." + digest).orElse("");
    return stack + "." + namespace.name() + "." + last + container;
  }
}
