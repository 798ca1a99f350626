package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcn.Route;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.schema.model.Network;
import dev.jstack.schema.model.Network.Subnet;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A network that a file asks for with a driver, an address range or options of its own. */
final class OwnNetwork {
  private final StackName stack;
  private final Network network;
  private final String type;
  private final LoweringContext context;
  private final Findings findings;

  OwnNetwork(
      StackName stack, Network network, String type, LoweringContext context, Findings findings) {
    this.stack = stack;
    this.network = network;
    this.type = type;
    this.context = context;
    this.findings = findings;
  }

  Optional<Carrier> carrier(ResourceAddress address, String path) {
    boolean local = context.facts().kind() == HostFacts.Kind.LOCAL;
    NetworkOptions options =
        new NetworkOptionReader(network, type, local, path + ".driver_opts", findings).read();
    if (network.subnets().size() > 1) {
      findings.error(
          PlanningCode.SUBNET,
          path + ".ipam.config[1]",
          "network `%s` has %d address ranges, and jstack gives out addresses of one"
              .formatted(network.key(), network.subnets().size()),
          "Give each range a network of its own.");
      return Optional.empty();
    }
    Optional<OwnRange> range = range(path);
    return range.isEmpty() && needsRange()
        ? Optional.empty()
        : Optional.of(carrier(address, path, range, options));
  }

  private Optional<OwnRange> range(String path) {
    Optional<Subnet> wanted = network.subnets().stream().findFirst();
    if (wanted.isPresent()) {
      return OwnRange.given(wanted.get(), path, context, findings);
    }
    return needsRange() ? OwnRange.chosen(stack, network, context) : Optional.empty();
  }

  /** Transparent networks take their addresses from the LAN unless the file gives a range. */
  private boolean needsRange() {
    return !type.equals("Transparent");
  }

  private Carrier carrier(
      ResourceAddress address, String path, Optional<OwnRange> range, NetworkOptions options) {
    UUID id = Naming.guid(stack, address);
    String text = range.map(r -> r.range().toString()).orElse("by the network itself");
    DesiredNetwork resource =
        new DesiredNetwork(address, id, Optional.of(document(address, range, options)), text, path);
    return new Carrier(
        resource,
        type,
        range.map(own -> own.pool(id, context)),
        range.map(OwnRange::gateway),
        options.endpoints());
  }

  private HcnNetwork document(
      ResourceAddress address, Optional<OwnRange> range, NetworkOptions options) {
    return new HcnNetwork(
        Optional.of(Naming.guidText(stack, address)),
        Optional.of(options.name().orElseGet(() -> Naming.networkName(stack, address))),
        Optional.of(Naming.OWNER),
        Optional.of(type),
        options.networkPolicies(),
        options.macPool(),
        options.endpoints().dns(),
        range
            .map(own -> ipam(own, options.subnetPolicies()))
            .or(() -> withoutRange(options.subnetPolicies()))
            .stream()
            .toList(),
        type.equals(HcnNetwork.NAT) ? Optional.of(HcnNetwork.NON_PERSISTENT) : Optional.empty(),
        Optional.empty(),
        Optional.of(SchemaVersion.HCN));
  }

  private static HcnNetwork.Ipam ipam(OwnRange own, List<Policy> policies) {
    return new HcnNetwork.Ipam(
        Optional.of("Static"),
        List.of(
            subnet(
                Optional.of(own.range().toString()),
                List.of(Route.defaultVia(own.gateway())),
                policies)));
  }

  /**
   * A VLAN is a policy of a subnet, and a network whose addresses the LAN gives has one without a
   * range: hcsshim lets that pass (hcn/hcnnetwork.go asks for a gateway only beside a range).
   */
  private static Optional<HcnNetwork.Ipam> withoutRange(List<Policy> policies) {
    return policies.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HcnNetwork.Ipam(
                Optional.of("Dhcp"), List.of(subnet(Optional.empty(), List.of(), policies))));
  }

  private static HcnNetwork.Subnet subnet(
      Optional<String> range, List<Route> routes, List<Policy> policies) {
    return new HcnNetwork.Subnet(
        Optional.empty(), range, routes, policies, List.of(), Optional.empty());
  }
}
