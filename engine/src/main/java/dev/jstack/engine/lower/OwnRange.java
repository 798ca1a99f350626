package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.ipam.AddressPool;
import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.schema.model.Network;
import dev.jstack.schema.model.Network.Subnet;
import dev.jstack.schema.model.StackName;
import java.util.Optional;
import java.util.UUID;

/**
 * The addresses of a network of its own.
 *
 * @param range the whole range
 * @param gateway inside it
 * @param subnet what the file says of it
 */
record OwnRange(Ipv4Range range, String gateway, Optional<Subnet> subnet) {
  /** Where ranges come from that no file gives: beside the pool of the shared network. */
  private static final Ipv4Range CHOSEN_FROM = new Ipv4Range(0x0A5C0000L, 16); // 10.92.0.0/16

  /** The range that the file gives; empty when it is none that can be had, and told why. */
  static Optional<OwnRange> given(
      Subnet subnet, String path, LoweringContext context, Findings findings) {
    Optional<String> problem = problem(subnet, context);
    if (problem.isPresent()) {
      findings.error(PlanningCode.SUBNET, path + ".ipam.config[0].subnet", problem.get());
      return Optional.empty();
    }
    return Ipv4Range.parse(subnet.prefix())
        .map(range -> of(range, Optional.of(subnet), subnet.gateway()));
  }

  private static Optional<String> problem(Subnet subnet, LoweringContext context) {
    Optional<Ipv4Range> range = Ipv4Range.parse(subnet.prefix()).filter(r -> r.length() <= 30);
    if (range.isEmpty()) {
      return Optional.of("`" + subnet.prefix() + "` is no IPv4 range that a network can have");
    }
    Optional<String> gateway = subnet.gateway();
    if (gateway.isPresent()
        && gateway.flatMap(Ipv4Range::number).filter(range.get()::contains).isEmpty()) {
      return Optional.of(
          "gateway `%s` is not inside `%s`".formatted(gateway.get(), subnet.prefix()));
    }
    return Ipv4Range.parse(context.addressPool())
        .filter(range.get()::overlaps)
        .map(
            pool ->
                "`%s` overlaps `%s`, the range of the network that all stacks share"
                    .formatted(subnet.prefix(), context.addressPool()));
  }

  /** A range beside the shared pool: 10.92.n.0/24 by a hash of the name. */
  static Optional<OwnRange> chosen(StackName stack, Network network, LoweringContext context) {
    ResourceAddress address = ResourceAddress.network(network.key());
    String owner = Naming.networkName(stack, address);
    Optional<String> own = Optional.of(Naming.guidText(stack, address));
    AddressPool ranges = AddressPool.shared(CHOSEN_FROM);
    context
        .observed()
        .networks()
        .forEach(
            (name, there) -> {
              String holder =
                  there.id().equals(own) ? owner : name; // it may have a name of its own
              there.subnets().forEach(subnet -> occupy(ranges, holder, subnet));
            });
    ranges.allocate(owner, owner);
    return ranges.rangesOf(owner).stream()
        .findFirst()
        .map(range -> of(range, Optional.empty(), Optional.empty()));
  }

  private static void occupy(AddressPool ranges, String network, HcnNetwork.Subnet subnet) {
    subnet
        .ipAddressPrefix()
        .flatMap(Ipv4Range::parse)
        .ifPresent(range -> ranges.observe(network, network, range.address(1)));
  }

  private static OwnRange of(Ipv4Range range, Optional<Subnet> subnet, Optional<String> gateway) {
    return new OwnRange(range, gateway.orElseGet(() -> range.address(1)), subnet);
  }

  /** The addresses that endpoints get: of a part of it where the file says so. */
  AddressPool pool(UUID network, LoweringContext context) {
    Optional<Ipv4Range> part = subnet.flatMap(Subnet::ipRange).flatMap(Ipv4Range::parse);
    AddressPool pool = AddressPool.part(range, part.filter(range::overlaps).orElse(range));
    pool.reserve(gateway);
    subnet.ifPresent(given -> given.reserved().values().forEach(pool::reserve));
    new TakenAddresses(context.observed()).fill(pool, network);
    return pool;
  }
}
