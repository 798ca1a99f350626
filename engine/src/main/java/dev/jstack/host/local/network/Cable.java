package dev.jstack.host.local.network;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The {@code ip -batch} lines of bridges and of the cables between them and services. */
final class Cable {
  private Cable() {}

  /** An interface name: at most 15 characters, the same for the same words. */
  static String name(String kind, String... words) {
    byte[] text = String.join("/", words).getBytes(StandardCharsets.UTF_8);
    return kind + UUID.nameUUIDFromBytes(text).toString().replace("-", "").substring(0, 10);
  }

  /** Makes a bridge that has the network's gateway addresses. */
  static String bridge(String bridge, HcnNetwork network) {
    StringBuilder lines = new StringBuilder("link add " + bridge + " type bridge\n");
    for (HcnNetwork.Subnet subnet : network.subnets()) {
      String prefix = subnet.ipAddressPrefix().orElse("");
      String length = prefix.substring(prefix.indexOf('/') + 1);
      subnet.routes().stream()
          .filter(Route::isDefault)
          .flatMap(route -> route.nextHop().stream())
          .forEach(
              hop ->
                  lines
                      .append("addr add ")
                      .append(hop)
                      .append('/')
                      .append(length)
                      .append(" dev ")
                      .append(bridge)
                      .append('\n'));
    }
    return lines.append("link set ").append(bridge).append(" up\n").toString();
  }

  /**
   * Run inside the service's namespace: makes the cable whose other end, {@code peer}, comes out in
   * the namespace of process {@code routerPid}.
   */
  static String inside(
      String device, String peer, long routerPid, HcnEndpoint endpoint, List<String> gateways) {
    StringBuilder lines =
        new StringBuilder("link add " + device + " address " + mac(endpoint))
            .append(" type veth peer name ")
            .append(peer)
            .append(" netns ")
            .append(routerPid)
            .append('\n');
    for (HcnEndpoint.IpConfiguration ip : endpoint.ipConfigurations()) {
      lines
          .append("addr add ")
          .append(ip.ipAddress())
          .append('/')
          .append(ip.prefixLength().orElse(32))
          .append(" dev ")
          .append(device)
          .append('\n');
    }
    lines.append("link set ").append(device).append(" up\n");
    gateways.forEach(
        gateway -> lines.append("route add default via ").append(gateway).append('\n'));
    return lines.toString();
  }

  /** Run in the router's namespace: plugs the other end in. */
  static String plug(String peer, String bridge) {
    return "link set " + peer + " master " + bridge + " up\n";
  }

  /** Run in the router's namespace: takes the cable away, both ends. */
  static String end(String peer) {
    return "link del " + peer + "\n";
  }

  private static String mac(HcnEndpoint endpoint) {
    return endpoint.macAddress().orElse("").replace('-', ':').toLowerCase(Locale.ROOT);
  }
}
