package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Which published ports an endpoint must lose and get.
 *
 * @param removed mappings as the host has them
 * @param added mappings as they are wanted
 */
record PortDiff(List<PortMapping> removed, List<PortMapping> added) {

  static PortDiff of(HcnEndpoint there, DesiredEndpoint wanted) {
    List<PortMapping> removed = new ArrayList<>(there.portMappings());
    List<PortMapping> added = new ArrayList<>();
    for (PortMapping port : wanted.ports()) {
      removed.stream()
          .filter(other -> fits(port, other))
          .findFirst()
          .ifPresentOrElse(removed::remove, () -> added.add(port));
    }
    return new PortDiff(removed, added);
  }

  boolean isEmpty() {
    return removed.isEmpty() && added.isEmpty();
  }

  /** A port that the host may choose fits whatever it chose. */
  private static boolean fits(PortMapping wanted, PortMapping there) {
    boolean anyPort = wanted.externalPort().filter(port -> port != 0).isEmpty();
    return wanted.protocol() == there.protocol()
        && wanted.internalPort() == there.internalPort()
        && wanted.vip().equals(there.vip())
        && (anyPort || wanted.externalPort().equals(there.externalPort()));
  }
}
