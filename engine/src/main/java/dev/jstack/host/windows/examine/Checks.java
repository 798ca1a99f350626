package dev.jstack.host.windows.examine;

import java.util.ArrayList;
import java.util.List;

/** All that can keep containers from running on a Windows machine, one check a thing. */
public final class Checks {
  private final WindowsState state;
  private final String addressPool;

  /**
   * Checks of one machine.
   *
   * @param addressPool the range that jstack's shared network has, in CIDR form
   */
  public Checks(WindowsState state, String addressPool) {
    this.state = state;
    this.addressPool = addressPool;
  }

  /** Each check, the ones that matter most first. */
  public List<Check> all() {
    List<Check> all = new ArrayList<>();
    all.add(MachineChecks.build(state));
    all.add(access());
    all.addAll(ServiceChecks.all(state));
    all.add(MachineChecks.hypervisor(state));
    all.add(NetworkChecks.pool(state, addressPool));
    NetworkChecks.tunnels(state).ifPresent(all::add);
    all.add(NetworkChecks.ports(state));
    all.add(MachineChecks.disk(state));
    all.add(MachineChecks.longPaths(state));
    MachineChecks.scanner(state).ifPresent(all::add);
    return all;
  }

  /** Whether the user may use HCS and HNS, in words. */
  public Check access() {
    return Access.of(state);
  }
}
