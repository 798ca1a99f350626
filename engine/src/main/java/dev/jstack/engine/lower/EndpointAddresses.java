package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.ipam.AddressPool;
import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.schema.model.Networking.Attachment;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.Optional;

/** The IP and MAC addresses of endpoints: those that the file gives, checked, or free ones. */
final class EndpointAddresses {
  private final StackName stack;
  private final Findings findings;

  EndpointAddresses(StackName stack, Findings findings) {
    this.stack = stack;
    this.findings = findings;
  }

  /**
   * The IP address on {@code carrier}; empty: the network gives one, or there is none, and told.
   *
   * @param attachments the stack's networks that the carrier carries
   */
  Optional<String> ip(NamespaceRequest request, Carrier carrier, List<Attachment> attachments) {
    Optional<Attachment> fixed =
        attachments.stream().filter(one -> one.address().isPresent()).findFirst();
    if (fixed.isPresent()) {
      return fixed(request, carrier, fixed.get(), name(request, attachments));
    }
    return carrier.pool().flatMap(pool -> free(request, pool, attachments));
  }

  private String name(NamespaceRequest request, List<Attachment> attachments) {
    return Naming.endpointName(stack, request.endpoint(attachments.get(0).network()));
  }

  private Optional<String> free(
      NamespaceRequest request, AddressPool pool, List<Attachment> attachments) {
    String owner = TakenAddresses.owner(stack, attachments.get(0).network());
    Optional<String> given = pool.allocate(owner, name(request, attachments));
    if (given.isEmpty()) {
      findings.error(
          PlanningCode.ADDRESSES_EXHAUSTED,
          request.path(),
          "no address is left for `%s` in %s".formatted(request.owner(), pool.range()));
    }
    return given;
  }

  private Optional<String> fixed(
      NamespaceRequest request, Carrier carrier, Attachment attachment, String name) {
    String wanted = attachment.address().orElseThrow().getHostAddress();
    boolean inside =
        carrier
            .pool()
            .filter(pool -> !carrier.resource().isShared())
            .filter(pool -> Ipv4Range.number(wanted).filter(pool.range()::contains).isPresent())
            .isPresent();
    if (request.replicas() > 1) {
      return refuse(request, attachment, "ipv4_address", wanted, oneReplica(request));
    }
    if (!inside) {
      return refuse(
          request, attachment, "ipv4_address", wanted, "is not in a range of its network");
    }
    return carrier.pool().orElseThrow().allocateFixed(name, wanted)
        ? Optional.of(wanted)
        : refuse(request, attachment, "ipv4_address", wanted, "is taken");
  }

  /** The MAC address that the file gives, as HNS writes it. */
  Optional<String> mac(NamespaceRequest request, List<Attachment> attachments) {
    for (Attachment attachment : attachments) {
      if (attachment.macAddress().isPresent()) {
        return mac(request, attachment, attachment.macAddress().get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> mac(NamespaceRequest request, Attachment attachment, String wanted) {
    Optional<String> mac = OptionValue.adapter(wanted);
    if (mac.isEmpty()) {
      return refuse(request, attachment, "mac_address", wanted, "is no MAC address of an adapter");
    }
    return request.replicas() > 1
        ? refuse(request, attachment, "mac_address", wanted, oneReplica(request))
        : mac;
  }

  private static String oneReplica(NamespaceRequest request) {
    return "is for one replica, not for " + request.replicas();
  }

  private Optional<String> refuse(
      NamespaceRequest request,
      Attachment attachment,
      String attribute,
      String wanted,
      String why) {
    findings.error(
        PlanningCode.ADDRESS,
        request.path() + ".networks." + attachment.network() + "." + attribute,
        "address `%s` of `%s` %s".formatted(wanted, request.owner(), why));
    return Optional.empty();
  }
}
