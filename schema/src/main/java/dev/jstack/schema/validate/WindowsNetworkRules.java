package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Windows wants of networks, ports and names. */
final class WindowsNetworkRules {
  private static final Set<String> DRIVERS =
      Set.of(
          "",
          "default",
          "bridge",
          "nat",
          "transparent",
          "l2bridge",
          "l2tunnel",
          "ics",
          "internal",
          "private");
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");
  private static final String HNS_OPTIONS = "com.docker.network.windowsshim.";
  private static final String BRIDGE_OPTIONS = "com.docker.network.bridge.";

  private WindowsNetworkRules() {}

  static void check(StackView stack, Diagnostics out) {
    caseOnly(stack, "services", "service", out);
    caseOnly(stack, "networks", "network", out);
    for (View network : stack.root().children("networks")) {
      driver(network, out);
      network.mappings("ipam", "config").forEach(config -> range(network, config, out));
    }
    for (View service : stack.having("network_mode")) {
      mode(service, out);
    }
    for (View service : stack.having("ports")) {
      if (!StackView.isLocal(service)) {
        service.mappings("ports").forEach(port -> oneAddress(service, port, out));
      }
      withoutNetwork(service, out);
      ports(service, out);
    }
  }

  /** HNS and the hosts file do not tell case. */
  private static void caseOnly(StackView stack, String kind, String word, Diagnostics out) {
    Map<String, MappingNode.Entry> seen = new HashMap<>();
    for (MappingNode.Entry entry : stack.root().entries(kind)) {
      MappingNode.Entry before = seen.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry);
      if (before != null) {
        out.add(
            Diagnostic.error(
                    MeaningCode.NAMES_DIFFER_BY_CASE,
                    entry.keyRange(),
                    word + "s `" + before.key() + "` and `" + entry.key() + "` differ by case only")
                .withRelated(before.keyRange(), "the other one"));
      }
    }
  }

  /** Without a subnet jstack chooses the range, and what is said about another one is void. */
  private static void range(View network, View config, Diagnostics out) {
    for (String attribute : List.of("gateway", "ip_range", "aux_addresses")) {
      if (config.has(attribute) && config.text("subnet").isEmpty()) {
        out.add(
            Diagnostic.warning(
                    MeaningCode.IGNORED,
                    config.place(attribute),
                    "network `%s`: `ipam.config.%s` is ignored: there is no subnet that it is of"
                        .formatted(network.name(), attribute))
                .withHint("give the subnet, too"));
      }
    }
  }

  private static void driver(View network, Diagnostics out) {
    String driver = network.text("driver").toLowerCase(Locale.ROOT);
    if (!DRIVERS.contains(driver)) {
      String says =
          driver.equals("overlay")
              ? "overlay needs a multi-host control plane"
              : "network driver \"" + network.text("driver") + "\" is not available";
      out.add(
          Diagnostic.error(
                  MeaningCode.DRIVER,
                  network.place("driver"),
                  "network `" + network.name() + "`: " + says)
              .withHint(
                  "leave it away, or use nat, transparent, l2bridge, ics, internal or private"));
    }
    for (MappingNode.Entry option : network.entries("driver_opts")) {
      driverOption(network, option, out);
    }
  }

  private static void driverOption(View network, MappingNode.Entry option, Diagnostics out) {
    String message = "network `" + network.name() + "`: driver option `" + option.key() + "`";
    if (option.key().startsWith(BRIDGE_OPTIONS)) {
      out.add(
          Diagnostic.warning(
              MeaningCode.IGNORED, option.keyRange(), message + " is for Linux bridges, ignored"));
    } else if (!option.key().startsWith(HNS_OPTIONS)) {
      out.add(
          Diagnostic.error(
                  MeaningCode.DRIVER, option.keyRange(), message + " is unknown on Windows")
              .withHint("options of HNS begin with " + HNS_OPTIONS));
    }
  }

  private static void mode(View service, Diagnostics out) {
    String mode = service.text("network_mode");
    if (mode.equals("host")) {
      out.add(
          error(
              MeaningCode.NETWORK_MODE,
              service,
              "host networking is not available for Windows containers"));
    } else if (mode.startsWith("container:")) {
      out.add(
          error(
              MeaningCode.NETWORK_MODE,
              service,
              "jstack shares the network of services, not of containers it did not make"));
    } else if (isShared(mode) && StackView.isHyperv(service)) {
      out.add(
          error(
              MeaningCode.HYPERV,
              service,
              "using the network stack of another container is not supported while using Hyper-V"
                  + " Containers"));
    }
  }

  private static void oneAddress(View service, View port, Diagnostics out) {
    Optional<Address> address = Address.parse(port.text("host_ip"));
    if (address.isPresent() && !ANY.contains(port.text("host_ip"))) {
      out.add(
          Diagnostic.warning(
                  MeaningCode.ALL_ADDRESSES,
                  port.place("host_ip"),
                  "%sWindows publishes port %s on all addresses: a plan for a Windows host refuses"
                          .formatted(WindowsProcessRules.of(service), port.text("target"))
                      + " `host_ip`")
              .withHint("leave the address away"));
    }
  }

  private static void withoutNetwork(View service, Diagnostics out) {
    String mode = service.text("network_mode");
    boolean noAddress =
        mode.equals("none") || isShared(mode) || service.has("x-jstack", "namespace");
    if (noAddress && !service.items("ports").isEmpty()) {
      out.add(
          Diagnostic.error(
                  MeaningCode.PORTS_WITHOUT_NETWORK,
                  service.place("ports"),
                  WindowsProcessRules.of(service)
                      + "ports cannot be published without a network of its own")
              .withHint(
                  mode.equals("none")
                      ? "remove `ports`, or `network_mode: none`"
                      : "declare them where the network is owned"));
    }
  }

  private static boolean isShared(String mode) {
    return mode.startsWith("service:") || mode.startsWith("container:");
  }

  private static Diagnostic error(MeaningCode code, View service, String says) {
    return Diagnostic.error(
        code, service.place("network_mode"), WindowsProcessRules.of(service) + says);
  }

  private static void ports(View service, Diagnostics out) {
    for (View port : service.mappings("ports")) {
      String protocol = port.text("protocol").toLowerCase(Locale.ROOT);
      if (!List.of("", "tcp", "udp").contains(protocol)) {
        out.add(
            Diagnostic.error(
                MeaningCode.PROTOCOL,
                port.place("protocol"),
                WindowsProcessRules.of(service)
                    + "Windows publishes tcp and udp only, not "
                    + protocol));
      }
      String address = port.text("host_ip");
      boolean six = Address.parse(address).filter(Address::isIpv6).isPresent();
      if (six && !address.equals("::") && !address.equals("[::]")) {
        out.add(
            Diagnostic.error(
                MeaningCode.IPV6,
                port.place("host_ip"),
                WindowsProcessRules.of(service)
                    + "NAT networks of Windows have no IPv6: "
                    + address));
      }
    }
  }
}
