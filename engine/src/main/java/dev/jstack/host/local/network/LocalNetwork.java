package dev.jstack.host.local.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import dev.jstack.host.document.hcn.Route;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.LinuxPorts;
import dev.jstack.host.local.probe.Messages;
import dev.jstack.host.local.proxy.Dialer;
import dev.jstack.host.local.proxy.PortProxies;
import dev.jstack.host.local.proxy.PortUnavailableException;
import dev.jstack.host.local.proxy.PublishedPort;
import dev.jstack.host.strict.network.NetworkBackend;
import dev.jstack.host.strict.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Bridges, cables and published ports of one state root. */
public final class LocalNetwork implements NetworkBackend, AutoCloseable {
  private static final LinuxPorts PORTS = new LinuxPorts(Path.of("/proc"));
  private static final int TRIES = 10;
  private static final long PAUSE_NANOS = 50_000_000;

  private static final int UDP = 17;
  private static final Set<String> TYPES = Set.of("NAT", "Internal", "Private", "ICS");

  private final String stateRoot;
  private final boolean isolated;
  private final boolean mayUseMachine;
  private final RouterHolder holder;
  private final Store<HcnNetwork> networks;
  private final Function<String, Optional<Long>> sandboxPid;
  private final PortProxies proxies;

  /**
   * The network of a state root.
   *
   * @param isolated whether network namespaces can be had; else services share the machine's
   * @param root whether bridges may be in the machine's own network
   * @param holder keeps the router namespace
   * @param networks those that there are
   * @param sandboxPid a process of a running system
   */
  public LocalNetwork(
      Path stateRoot,
      boolean isolated,
      boolean root,
      RouterHolder holder,
      Store<HcnNetwork> networks,
      Function<String, Optional<Long>> sandboxPid) {
    this.stateRoot = stateRoot.toString();
    this.isolated = isolated;
    this.mayUseMachine = root;
    this.holder = holder;
    this.networks = networks;
    this.sandboxPid = sandboxPid;
    this.proxies = new PortProxies(new RouterDialer());
  }

  /** Dials from the machine's network or from the router's, whichever the bridges are in now. */
  private final class RouterDialer implements Dialer {
    private final Dialer direct = Dialer.direct();
    private final Dialer inside = new NamespaceDialer(LocalNetwork.this::router);

    private Dialer now() {
      return isolated && router().own() ? inside : direct;
    }

    @Override
    public SocketChannel connect(InetSocketAddress target, Duration limit) throws IOException {
      return now().connect(target, limit);
    }

    @Override
    public DatagramChannel connectDatagrams(InetSocketAddress target) throws IOException {
      return now().connectDatagrams(target);
    }

    @Override
    public void close() {
      inside.close();
    }
  }

  /** Where the bridges are: a router of its own once there is one, else the machine for root. */
  private Router router() {
    return holder.find().orElseGet(() -> mayUseMachine ? Router.machine() : holder.findOrStart());
  }

  @Override
  public void networkCreated(HcnNetwork network) {
    if (!TYPES.contains(network.typeOrNat())) {
      throw HResult.ERROR_NOT_SUPPORTED.failure(
          "HcnCreateNetwork",
          network.name().orElse(""),
          "the local host has NAT and internal networks, not " + network.typeOrNat());
    }
    if (isolated) {
      makeBridge(network);
    }
  }

  /** Makes bridges again that went with their router or with somebody's hands. */
  public void restore(HcnNetwork network) {
    if (isolated && !bridgeExists(network)) {
      makeBridge(network);
    }
  }

  /** A port that another program took meanwhile stays closed; the rest goes on. */
  public void restore(HcnEndpoint endpoint) {
    try {
      endpointChanged(endpoint);
    } catch (HostException e) {
      System.getLogger(LocalNetwork.class.getName())
          .log(System.Logger.Level.WARNING, e.getMessage());
    }
  }

  private boolean bridgeExists(HcnNetwork network) {
    String bridge = bridge(network.id().orElseThrow());
    return router().own()
        ? Commands.run(router().inside("ip", "link", "show", bridge), "").ok()
        : Files.exists(Path.of("/sys/class/net", bridge));
  }

  private void makeBridge(HcnNetwork network) {
    boolean foreign = mayUseMachine && !router().own() && Neighbours.overlap(network, bridges());
    Router place = foreign && networks.all().size() <= 1 ? holder.findOrStart() : router();
    if (foreign && !place.own()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          "HcnCreateNetwork",
          network.name().orElse(""),
          "an interface of this machine has addresses of its subnet");
    }
    String batch = Cable.bridge(bridge(network.id().orElseThrow()), network);
    Commands.Result result = Commands.run(place.inside("ip", "-force", "-batch", "-"), batch);
    if (!result.ok() && !result.output().contains("File exists")) { // half of it may be there
      throw HResult.E_FAIL.failure(
          "HcnCreateNetwork", network.name().orElse(""), result.firstLine());
    }
  }

  /** Our own bridges do not count as neighbours. */
  private Set<String> bridges() {
    Set<String> own = new HashSet<>();
    networks.all().forEach(network -> own.add(bridge(network.id().orElseThrow())));
    return own;
  }

  @Override
  public void networkDeleted(HcnNetwork network) {
    if (isolated) {
      Commands.run(router().inside("ip", "link", "del", bridge(network.id().orElseThrow())), "");
    }
    if (networks.all().size() <= 1) {
      holder.stop();
    }
  }

  @Override
  public void endpointChanged(HcnEndpoint endpoint) {
    for (int left = TRIES; ; left--) {
      try {
        proxies.publish(endpoint.id().orElseThrow(), ports(endpoint));
        return;
      } catch (PortUnavailableException e) {
        if (left == 0 || !isHeldByNobody(e)) {
          throw unavailable(endpoint, e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      } catch (IOException e) {
        throw HResult.E_FAIL.failure(
            "HcnCreateEndpoint", endpoint.name().orElse(""), String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * A port that was closed a moment ago can still be open in a child process of ours that has not
   * got to its exec yet.
   */
  private static boolean isHeldByNobody(PortUnavailableException e) {
    return !e.isForbidden() && PORTS.holder(e.port(), e.isUdp(), "").isEmpty();
  }

  private static HostException unavailable(HcnEndpoint endpoint, PortUnavailableException e) {
    String name = endpoint.name().orElse("");
    if (e.isForbidden()) {
      return HResult.ERROR_ACCESS_DENIED.failure(
          "HcnCreateEndpoint",
          name,
          Messages.portNotBindable(
              e.port(), System.getProperty("user.name", "this user"), firstFreePort()));
    }
    String port = "port " + e.port() + (e.isUdp() ? "/udp" : "") + " of this machine ";
    return HResult.ERROR_SHARING_VIOLATION.told(
        "HcnCreateEndpoint",
        name,
        PORTS
            .holder(e.port(), e.isUdp(), "")
            .map(holder -> port + "is taken by " + holder)
            .orElse(port + "cannot be opened: " + e.getMessage()));
  }

  private static int firstFreePort() {
    try {
      Path setting = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
      return Integer.parseInt(Files.readString(setting).strip());
    } catch (IOException | RuntimeException e) {
      return 1024;
    }
  }

  private List<PublishedPort> ports(HcnEndpoint endpoint) {
    String address =
        isolated && !endpoint.ipConfigurations().isEmpty()
            ? endpoint.ipConfigurations().get(0).ipAddress()
            : "127.0.0.1";
    List<PublishedPort> ports = new ArrayList<>();
    for (PortMapping mapping : endpoint.portMappings()) {
      ports.add(
          new PublishedPort(
              mapping.protocol() == UDP,
              socket(mapping.vip().orElse("127.0.0.1"), mapping.externalPort().orElseThrow()),
              socket(address, mapping.internalPort())));
    }
    return ports;
  }

  /** Only literal addresses come here, so nothing is looked up. */
  private static InetSocketAddress socket(String address, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(address), port);
    } catch (IOException e) {
      throw HResult.HCN_E_INVALID_IP.failure("HcnCreateEndpoint", address, "is no address");
    }
  }

  @Override
  public void endpointDeleted(HcnEndpoint endpoint) {
    proxies.withdraw(endpoint.id().orElseThrow());
  }

  /** What the first system of a namespace does at its start to have these cards. */
  public Wiring wiring(List<HcnEndpoint> endpoints) {
    if (!isolated || endpoints.isEmpty()) {
      return Wiring.NONE;
    }
    Router router = router();
    StringBuilder inside = new StringBuilder("link set lo up\n");
    StringBuilder outside = new StringBuilder();
    StringBuilder remains = new StringBuilder();
    for (int i = 0; i < endpoints.size(); i++) {
      HcnEndpoint endpoint = endpoints.get(i);
      String peer = peer(endpoint);
      List<String> gateways = i == 0 ? gateways(endpoint) : List.of();
      inside.append(Cable.inside("eth" + i, peer, router.holder().pid(), endpoint, gateways));
      outside.append(Cable.plug(peer, bridge(endpoint.hostComputeNetwork().orElseThrow())));
      remains.append(Cable.end(peer));
    }
    return new Wiring(
        inside.toString(),
        outside.toString(),
        remains.toString(),
        List.of("nsenter", "--net=" + router.path()));
  }

  private List<String> gateways(HcnEndpoint endpoint) {
    List<Route> routes = new ArrayList<>(endpoint.routes());
    if (routes.isEmpty()) {
      networks
          .find(endpoint.hostComputeNetwork().orElse(""))
          .ifPresent(
              network -> network.subnets().forEach(subnet -> routes.addAll(subnet.routes())));
    }
    return routes.stream()
        .filter(Route::isDefault)
        .flatMap(route -> route.nextHop().stream())
        .limit(1)
        .toList();
  }

  @Override
  public void attached(HcnEndpoint endpoint, String system) {
    Optional<Long> pid = sandboxPid.apply(system);
    if (!isolated || pid.isEmpty()) {
      return;
    }
    String device = Cable.name("e", endpoint.id().orElseThrow());
    Router router = router();
    String inside =
        Cable.inside(device, peer(endpoint), router.holder().pid(), endpoint, List.of());
    run(List.of("nsenter", "-t", String.valueOf(pid.get()), "-n", "ip", "-batch", "-"), inside);
    String bridge = bridge(endpoint.hostComputeNetwork().orElseThrow());
    run(router.inside("ip", "-batch", "-"), Cable.plug(peer(endpoint), bridge));
  }

  @Override
  public void detached(HcnEndpoint endpoint, String system) {
    if (isolated) { // gone already when the namespace went
      Commands.run(router().inside("ip", "link", "del", peer(endpoint)), "");
    }
  }

  private static void run(List<String> command, String input) {
    Commands.Result result = Commands.run(command, input);
    if (!result.ok()) {
      throw HResult.E_FAIL.failure("HcnModifyNamespace", "", result.firstLine());
    }
  }

  private String bridge(String network) {
    return Cable.name("jsb", stateRoot, network);
  }

  private String peer(HcnEndpoint endpoint) {
    return Cable.name("jsv", stateRoot, endpoint.id().orElseThrow());
  }

  /** Closes the published ports; what runs goes on. */
  @Override
  public void close() {
    proxies.close();
  }
}
