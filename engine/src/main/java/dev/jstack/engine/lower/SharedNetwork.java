package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.ipam.AddressPool;
import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one NAT network that all stacks of a host share. */
final class SharedNetwork {
  private final StackName stack;
  private final LoweringContext context;

  SharedNetwork(StackName stack, LoweringContext context) {
    this.stack = stack;
    this.context = context;
  }

  Carrier carrier() {
    ResourceAddress address = Naming.SHARED_NETWORK;
    String name = Naming.networkName(stack, address);
    UUID id = Naming.guid(stack, address);
    Ipv4Range range = range(name);
    String gateway = range.address(1);
    AddressPool pool = AddressPool.shared(range);
    pool.reserve(gateway);
    new TakenAddresses(context.observed()).fill(pool, id);
    DesiredNetwork resource =
        new DesiredNetwork(
            address,
            id,
            Optional.of(document(name, id, range.toString(), gateway)),
            range.toString(),
            "networks");
    return new Carrier(
        resource,
        HcnNetwork.NAT,
        Optional.of(pool),
        Optional.of(gateway),
        NetworkOptions.Inherited.NOTHING);
  }

  /** The range that the network has already, else the configured one. */
  private Ipv4Range range(String name) {
    return Optional.ofNullable(context.observed().networks().get(name))
        .flatMap(network -> network.subnets().stream().findFirst())
        .flatMap(HcnNetwork.Subnet::ipAddressPrefix)
        .or(() -> Optional.of(context.addressPool()))
        .flatMap(Ipv4Range::parse)
        .orElseThrow(
            () -> new IllegalArgumentException("no address range: " + context.addressPool()));
  }

  private static HcnNetwork document(String name, UUID id, String prefix, String gateway) {
    HcnNetwork.Subnet subnet = HcnNetwork.Subnet.of(prefix, gateway);
    return new HcnNetwork(
        Optional.of(id.toString()),
        Optional.of(name),
        Optional.of(Naming.OWNER),
        Optional.of(HcnNetwork.NAT),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(new HcnNetwork.Ipam(Optional.of("Static"), List.of(subnet))),
        Optional.of(HcnNetwork.NON_PERSISTENT),
        Optional.empty(),
        Optional.of(SchemaVersion.HCN));
  }
}
