package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of published ports, ordered so that a port is free before another endpoint takes it. Two
 * endpoints that swap ports first both let go.
 */
final class PortMoves {
  private static final String CAUSE = "published ports differ";

  private final Map<DesiredEndpoint, PortDiff> changes = new LinkedHashMap<>();
  private final List<DesiredEndpoint> created = new ArrayList<>();
  private final Map<DesiredEndpoint, List<String>> leftovers = new LinkedHashMap<>();

  void change(DesiredEndpoint endpoint, PortDiff ports) {
    if (!ports.isEmpty()) {
      changes.put(endpoint, ports);
    }
  }

  void create(DesiredEndpoint endpoint) {
    created.add(endpoint);
  }

  /**
   * {@code endpoint} is there and wanted no more: it is removed later, and lets go of its ports
   * before. {@code stops}: keys of the steps that stop who uses it.
   */
  void leave(DesiredEndpoint endpoint, List<String> stops) {
    leftovers.put(endpoint, stops);
  }

  void draft(Draft draft) {
    Map<String, Action> releases = new LinkedHashMap<>();
    leftovers.forEach((endpoint, stops) -> leave(draft, endpoint, stops, releases));
    changes.forEach((endpoint, ports) -> addRelease(endpoint, ports, releases));
    releases.values().stream()
        .distinct()
        .filter(release -> !draft.has(Draft.key(release)))
        .forEach(release -> draft.add(release, CAUSE, "", List.of()));
    changes.forEach((endpoint, ports) -> draft(draft, endpoint, ports, releases));
    for (DesiredEndpoint endpoint : created) {
      String key = Draft.key(new CreateEndpoint(endpoint));
      draft.order(key, keys(endpoint.ports(), releases));
    }
  }

  private void leave(
      Draft draft, DesiredEndpoint endpoint, List<String> stops, Map<String, Action> releases) {
    List<PortMapping> taken =
        endpoint.ports().stream().filter(port -> isTaken(endpoint, port)).toList();
    if (!taken.isEmpty()) {
      Action release = new UpdatePorts(endpoint, taken, List.of());
      draft.add(release, CAUSE, "", stops);
      taken.forEach(port -> name(port).ifPresent(name -> releases.put(name, release)));
    }
  }

  private void draft(
      Draft draft, DesiredEndpoint endpoint, PortDiff ports, Map<String, Action> releases) {
    boolean released = ports.removed().stream().anyMatch(port -> isTaken(endpoint, port));
    List<PortMapping> removed = released ? List.of() : ports.removed();
    List<String> after = keys(ports.added(), releases);
    if (!removed.isEmpty() || !ports.added().isEmpty()) {
      draft.add(new UpdatePorts(endpoint, removed, ports.added()), CAUSE, "", after);
    }
  }

  /** A port that another endpoint takes is let go by a step of its own. */
  private void addRelease(DesiredEndpoint endpoint, PortDiff ports, Map<String, Action> releases) {
    if (ports.removed().stream().anyMatch(port -> isTaken(endpoint, port))) {
      Action release = new UpdatePorts(endpoint, ports.removed(), List.of());
      ports.removed().forEach(port -> name(port).ifPresent(name -> releases.put(name, release)));
    }
  }

  private boolean isTaken(DesiredEndpoint owner, PortMapping port) {
    boolean byOther =
        changes.entrySet().stream()
            .filter(change -> !change.getKey().equals(owner))
            .anyMatch(change -> has(change.getValue().added(), port));
    return byOther || created.stream().anyMatch(endpoint -> has(endpoint.ports(), port));
  }

  private static boolean has(List<PortMapping> ports, PortMapping wanted) {
    Optional<String> name = name(wanted);
    return name.isPresent() && ports.stream().anyMatch(port -> name(port).equals(name));
  }

  /** Keys of the steps that let go of {@code ports}. */
  private static List<String> keys(List<PortMapping> ports, Map<String, Action> releases) {
    return ports.stream()
        .flatMap(port -> name(port).map(releases::get).stream())
        .map(Draft::key)
        .toList();
  }

  private static Optional<String> name(PortMapping port) {
    return port.externalPort().map(number -> number + "/" + port.protocol());
  }
}
