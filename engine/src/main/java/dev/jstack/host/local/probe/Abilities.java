package dev.jstack.host.local.probe;

import java.util.List;

/**
 * What the local host can do on this machine.
 *
 * @param role whose rights it has
 * @param namespaces private mounts, host name and IPC
 * @param network private network namespaces with bridges between them
 * @param ownProc a /proc of a private process namespace
 * @param overlay how the root file system is made
 * @param userSwitch services may run as users other than the one that stands for root
 * @param cgroups limits can be enforced
 * @param probes how each trial went
 */
public record Abilities(
    Role role,
    boolean namespaces,
    boolean network,
    boolean ownProc,
    Overlay overlay,
    boolean userSwitch,
    boolean cgroups,
    List<Probe> probes) {

  public Abilities {
    probes = List.copyOf(probes);
  }

  /** Whose rights a JVM has. */
  public enum Role {
    /** Root of the machine. */
    ROOT,
    /** Root of a user namespace that an ordinary user made. */
    USER_NAMESPACE,
    /** An ordinary user outside; can read, and run what needs no namespace. */
    ORDINARY
  }

  /** 3: everything, 2: one user id only, 1: some piece is missing, 0: plain processes. */
  public int level() {
    if (!namespaces) {
      return 0;
    }
    if (!network || overlay == Overlay.BIND || !ownProc) {
      return 1;
    }
    return userSwitch ? 3 : 2;
  }
}
