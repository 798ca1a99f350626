package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import java.util.regex.Pattern;

/** Addresses, ports and names of hosts that a service writes down. */
final class ServiceAddressRules {
  private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}");
  private static final Pattern PORTS = Pattern.compile("[0-9]{1,5}(-[0-9]{1,5})?(/[a-z]+)?");

  /** Docker's word for the host itself. */
  private static final String HOST = "host-gateway";

  private ServiceAddressRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("extra_hosts")) {
      service.items("extra_hosts").forEach(host -> host(service, host, out));
    }
    for (View service : stack.having("dns")) {
      service.items("dns").forEach(server -> server(service, server, out));
    }
    for (View service : stack.having("expose")) {
      service.items("expose").forEach(port -> port(service, port, out));
    }
    for (View service : stack.having("mac_address")) {
      mac(service, service, out);
    }
    for (View service : stack.having("networks")) {
      for (MappingNode.Entry entry : service.entries("networks")) {
        mac(service, View.of(entry), out);
      }
    }
  }

  /** In canonical form: {@code name=address}. */
  private static void host(View service, Node host, Diagnostics out) {
    String[] parts = View.text(host).split("=", 2);
    String address = parts.length > 1 ? parts[1] : "";
    if (!address.equals(HOST) && Address.parse(address).isEmpty()) {
      String what =
          address.isEmpty()
              ? "host `" + parts[0] + "` has no address"
              : "`" + address + "` of host `" + parts[0] + "` is no address";
      out.add(bad(service, host.range(), what).withHint("write `name=address`, or host-gateway"));
    }
  }

  private static void server(View service, Node server, Diagnostics out) {
    String text = View.text(server);
    if (!text.isEmpty() && Address.parse(text).isEmpty()) {
      out.add(
          bad(service, server.range(), "name server `" + text + "` is no address")
              .withHint("write an address, such as 10.0.0.53"));
    }
  }

  private static void port(View service, Node port, Diagnostics out) {
    String text = View.text(port);
    if (!text.isEmpty() && (!PORTS.matcher(text).matches() || isTooHigh(text))) {
      out.add(
          Diagnostic.error(
                  MeaningCode.UNKNOWN_WORD,
                  port.range(),
                  WindowsProcessRules.of(service) + "`expose`: `" + text + "` is no port")
              .withHint("write 8080, 8080-8090 or 53/udp"));
    }
  }

  private static boolean isTooHigh(String ports) {
    for (String port : ports.replaceFirst("/.*", "").split("-", -1)) {
      int number = Integer.parseInt(port);
      if (number < 1 || number > 65_535) {
        return true;
      }
    }
    return false;
  }

  private static void mac(View service, View holder, Diagnostics out) {
    String mac = holder.text("mac_address");
    if (!mac.isEmpty() && !MAC.matcher(mac).matches()) {
      out.add(
          bad(service, holder.place("mac_address"), "`" + mac + "` is no MAC address")
              .withHint("write it as 00:15:5d:00:12:34"));
    }
  }

  private static Diagnostic bad(View service, SourceRange at, String what) {
    return Diagnostic.error(RuleCode.BAD_ADDRESS, at, WindowsProcessRules.of(service) + what);
  }
}
