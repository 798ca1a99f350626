package dev.jstack.host.local.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * The fixed sentences about what the local host is not; numbers as in docs/local-host.md. M8 is
 * said by the planner, which knows the services; M9 by the supervisor.
 */
public final class Messages {
  private Messages() {}

  /** What a plan for this host must show whatever is in the stack. */
  public static List<String> always(Abilities abilities, String user) {
    List<String> messages = new ArrayList<>();
    switch (abilities.level()) {
      case 3 -> messages.add(full());
      case 2 -> messages.add(oneUser());
      case 1 -> missing(abilities, messages);
      default -> messages.add(plain(why(abilities, "namespaces"), user));
    }
    if (abilities.level() > 0 && abilities.network()) {
      messages.add(noEgress());
    }
    if (!abilities.cgroups()) {
      messages.add(limitsNotEnforced());
    }
    return messages;
  }

  private static void missing(Abilities abilities, List<String> messages) {
    if (abilities.overlay() == Overlay.BIND) {
      messages.add(readOnly(why(abilities, "overlay")));
    }
    if (!abilities.ownProc()) {
      messages.add("/proc of the host stays visible");
    }
    if (!abilities.network()) {
      messages.add(
          "network namespaces are not available here ("
              + why(abilities, "network")
              + "): services share the machine's own network");
    }
  }

  private static String why(Abilities abilities, String probe) {
    return abilities.probes().stream()
        .filter(each -> each.name().equals(probe))
        .map(Probe::why)
        .findFirst()
        .orElse("not tried");
  }

  /** M1. */
  public static String full() {
    return "local host: full isolation (overlay, namespaces); not a security boundary";
  }

  /** M2. */
  public static String oneUser() {
    return "running as an ordinary user: services see themselves as root with one uid; 'user:' of"
        + " a service is ignored (install uidmap and /etc/subuid entries, util-linux >= 2.38)";
  }

  /** M3. */
  public static String readOnly(String why) {
    return "overlay not available here ("
        + why
        + "): services run on a read-only view of the host root";
  }

  /** M4. */
  public static String noEgress() {
    return "no outbound network from isolated services: the local host sets up neither nft/iptables"
        + " (root) nor slirp4netns/pasta (user); peers and published ports work";
  }

  /** M5. */
  public static String limitsNotEnforced() {
    return "limits of services (mem_limit, cpus, pids_limit) are recorded but not enforced: no"
        + " writable cgroup";
  }

  /** M6. */
  public static String plain(String why, String user) {
    return "namespaces are forbidden here ("
        + why
        + "): services run as plain processes of user "
        + user
        + ": no private file system, network or process list; secrets of "
        + user
        + " are readable by services";
  }

  /** M7. */
  public static String portNotBindable(int port, String user, int first) {
    return "port "
        + port
        + " cannot be bound by "
        + user
        + " (< ip_unprivileged_port_start="
        + first
        + "): published port left closed";
  }

  /** M10. */
  public static String windowsImage(String service) {
    return "image of "
        + service
        + " is a Windows image: the local host does not run Windows binaries";
  }
}
