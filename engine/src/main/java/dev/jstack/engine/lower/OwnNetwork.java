package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.ipam.AddressPool;
import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.host.document.hcn.Dns;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcn.Policy.IsolationId;
import dev.jstack.host.document.hcn.Policy.NetAdapterName;
import dev.jstack.host.document.hcn.Route;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.schema.model.Network;
import dev.jstack.schema.model.Network.Subnet;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A network that a file asks for with a driver, an address range or options of its own. */
final class OwnNetwork {
  private static final String SHIM = "com.docker.network.windowsshim.";
  private static final Set<String> OPTIONS =
      Set.of("networkname", "interface", "vlanid", "dnsservers", "dnssuffix");

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
    checkOptions(path);
    Optional<Subnet> wanted = network.subnets().stream().findFirst();
    if (network.subnets().size() > 1) {
      findings.error(
          PlanningCode.SUBNET,
          path + ".ipam.config[1]",
          "network `" + network.key() + "` has more than one address range");
      return Optional.empty();
    }
    Optional<Ipv4Range> range = wanted.isPresent() ? given(wanted.get(), path) : chosen();
    if (range.isEmpty() && needsRange()) {
      return Optional.empty();
    }
    Optional<String> gateway =
        range.map(r -> wanted.flatMap(Subnet::gateway).orElseGet(() -> r.address(1)));
    return Optional.of(carrier(address, path, range, gateway, wanted));
  }

  private Carrier carrier(
      ResourceAddress address,
      String path,
      Optional<Ipv4Range> range,
      Optional<String> gateway,
      Optional<Subnet> wanted) {
    UUID id = Naming.guid(stack, address);
    String text = range.map(Ipv4Range::toString).orElse("by the network itself");
    DesiredNetwork resource =
        new DesiredNetwork(address, id, Optional.of(document(address, range, gateway)), text, path);
    Optional<AddressPool> pool = range.map(r -> pool(r, id, gateway, wanted));
    return new Carrier(resource, type, pool, gateway, dns());
  }

  private AddressPool pool(
      Ipv4Range range, UUID id, Optional<String> gateway, Optional<Subnet> wanted) {
    Ipv4Range from =
        wanted
            .flatMap(Subnet::ipRange)
            .flatMap(Ipv4Range::parse)
            .filter(range::overlaps)
            .orElse(range);
    AddressPool pool = AddressPool.whole(from);
    gateway.ifPresent(pool::reserve);
    wanted.ifPresent(subnet -> subnet.reserved().values().forEach(pool::reserve));
    new TakenAddresses(context.observed()).fill(pool, id);
    return pool;
  }

  /** Transparent networks take their addresses from the LAN unless the file gives a range. */
  private boolean needsRange() {
    return !type.equals("Transparent");
  }

  private Optional<Ipv4Range> given(Subnet subnet, String path) {
    Optional<Ipv4Range> range = Ipv4Range.parse(subnet.prefix()).filter(r -> r.length() <= 30);
    Optional<Ipv4Range> pool = Ipv4Range.parse(context.addressPool());
    boolean gatewayInside =
        range.isPresent()
            && subnet
                .gateway()
                .map(g -> Ipv4Range.number(g).filter(range.get()::contains).isPresent())
                .orElse(true);
    String place = path + ".ipam.config[0].subnet";
    if (range.isEmpty() || !gatewayInside) {
      findings.error(
          PlanningCode.SUBNET,
          place,
          range.isEmpty()
              ? "`" + subnet.prefix() + "` is no IPv4 range that a network can have"
              : "gateway `%s` is not inside `%s`"
                  .formatted(subnet.gateway().orElse(""), subnet.prefix()));
      return Optional.empty();
    }
    if (pool.filter(range.get()::overlaps).isPresent()) {
      findings.error(
          PlanningCode.SUBNET,
          place,
          "`%s` overlaps `%s`, the range of the network that all stacks share"
              .formatted(subnet.prefix(), context.addressPool()));
      return Optional.empty();
    }
    return range;
  }

  /** A range beside the shared pool: 10.92.n.0/24 by a hash of the name. */
  private Optional<Ipv4Range> chosen() {
    if (!needsRange()) {
      return Optional.empty();
    }
    AddressPool ranges = AddressPool.shared(new Ipv4Range(0x0A5C0000L, 16));
    context
        .observed()
        .networks()
        .forEach((name, there) -> there.subnets().forEach(s -> occupy(ranges, name, s)));
    String owner = Naming.networkName(stack, ResourceAddress.network(network.key()));
    ranges.allocate(owner, owner);
    return ranges.rangesOf(owner).stream().findFirst();
  }

  private static void occupy(AddressPool ranges, String network, HcnNetwork.Subnet subnet) {
    subnet
        .ipAddressPrefix()
        .flatMap(Ipv4Range::parse)
        .ifPresent(range -> ranges.observe(network, network, range.address(1)));
  }

  private HcnNetwork document(
      ResourceAddress address, Optional<Ipv4Range> range, Optional<String> gateway) {
    List<HcnNetwork.Ipam> ipams =
        range.isEmpty() ? List.of() : List.of(ipam(range.get(), gateway.orElseThrow()));
    return new HcnNetwork(
        Optional.of(Naming.guidText(stack, address)),
        Optional.of(option("networkname").orElseGet(() -> Naming.networkName(stack, address))),
        Optional.of(Naming.OWNER),
        Optional.of(type),
        option("interface")
            .map(name -> new Policy("NetAdapterName", Optional.of(new NetAdapterName(name))))
            .stream()
            .toList(),
        Optional.empty(),
        dns(),
        ipams,
        type.equals("NAT") ? Optional.of(HcnNetwork.NON_PERSISTENT) : Optional.empty(),
        Optional.empty(),
        Optional.of(SchemaVersion.HCN));
  }

  private HcnNetwork.Ipam ipam(Ipv4Range range, String gateway) {
    List<Policy> policies =
        option("vlanid").filter(id -> id.matches("\\d{1,4}")).stream()
            .map(id -> new Policy("VLAN", Optional.of(new IsolationId(Integer.parseInt(id)))))
            .toList();
    return new HcnNetwork.Ipam(
        Optional.of("Static"),
        List.of(
            new HcnNetwork.Subnet(
                Optional.empty(),
                Optional.of(range.toString()),
                List.of(Route.defaultVia(gateway)),
                policies,
                List.of(),
                Optional.empty())));
  }

  private Optional<Dns> dns() {
    List<String> servers = option("dnsservers").map(s -> List.of(s.split(","))).orElse(List.of());
    Optional<String> suffix = option("dnssuffix");
    return servers.isEmpty() && suffix.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dns(suffix, List.of(), servers, List.of()));
  }

  private Optional<String> option(String name) {
    return Optional.ofNullable(network.driverOptions().get(SHIM + name));
  }

  private void checkOptions(String path) {
    for (String option : network.driverOptions().keySet()) {
      if (option.startsWith(SHIM) && !OPTIONS.contains(option.substring(SHIM.length()))) {
        findings.error(
            PlanningCode.NETWORK_OPTION,
            path + ".driver_opts",
            "network `%s` has the option `%s`, which jstack does not carry"
                .formatted(network.key(), option));
      }
    }
  }
}
