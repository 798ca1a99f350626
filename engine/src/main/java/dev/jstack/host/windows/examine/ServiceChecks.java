package dev.jstack.host.windows.examine;

import dev.jstack.host.windows.examine.WindowsState.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The services that containers are made by, and those that get in their way. */
final class ServiceChecks {
  private static final String CONTAINERS =
      "Install-WindowsFeature Containers (clients: Enable-WindowsOptionalFeature -Online"
          + " -FeatureName Containers); then restart";
  private static final String HYPERV =
      "Install-WindowsFeature Hyper-V (clients: Enable-WindowsOptionalFeature -Online -FeatureName"
          + " Microsoft-Hyper-V); then restart";

  private ServiceChecks() {}

  static List<Check> all(WindowsState state) {
    List<Check> all = new ArrayList<>();
    all.add(needed(state, "vmcompute", "the Host Compute Service", CONTAINERS));
    all.add(needed(state, "hns", "the Host Network Service", CONTAINERS));
    all.add(machines(state));
    all.add(sharing(state));
    neighbour(state, "docker", "Docker adopts NAT networks when it starts and removes endpoints on")
        .ifPresent(all::add);
    neighbour(state, "containerd", "containerd uses the same services beside").ifPresent(all::add);
    return all;
  }

  /** Both start when they are first asked for: that they are stopped is no fault. */
  private static Check needed(WindowsState state, String name, String what, String fix) {
    return switch (state.service(name)) {
      case RUNNING -> Check.good(name, what + " runs");
      case STOPPED -> Check.good(name, what + " is there and starts when it is needed");
      case ABSENT -> Check.missing(name, what + " is not installed", fix);
    };
  }

  private static Check machines(WindowsState state) {
    return switch (state.service("vmms")) {
      case RUNNING -> Check.good("vmms", "Hyper-V's management runs");
      case STOPPED ->
          Check.limited("vmms", "Hyper-V's management is stopped", "Start-Service vmms");
      case ABSENT ->
          Check.limited(
              "vmms", "the feature Hyper-V is not installed: isolation: hyperv cannot run", HYPERV);
    };
  }

  /** NAT networks of HNS need WinNAT. */
  private static Check sharing(WindowsState state) {
    return state.service("winnat") == Service.ABSENT
        ? Check.limited(
            "winnat",
            "there is no WinNAT: NAT networks and published ports do not work",
            CONTAINERS)
        : Check.good("winnat", "NAT networks can be made");
  }

  private static Optional<Check> neighbour(WindowsState state, String name, String why) {
    return state.service(name) == Service.RUNNING
        ? Optional.of(
            Check.limited(
                name,
                why + " this machine",
                "start it before jstack, and run jstack up again after it was restarted"))
        : Optional.empty();
  }
}
