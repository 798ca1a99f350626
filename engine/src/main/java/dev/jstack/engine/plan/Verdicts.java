package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.schema.model.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to each replica, and to others because of it. */
final class Verdicts {
  private final Needs needs;
  private final Map<ResourceAddress, Verdict> verdicts = new LinkedHashMap<>();
  private final Map<String, List<ResourceAddress>> services = new LinkedHashMap<>();
  private final Map<ResourceAddress, List<ResourceAddress>> joiners = new LinkedHashMap<>();

  /** The verdicts on {@code containers}, each by itself at first. */
  Verdicts(List<DesiredContainer> containers, ContainerDiff diff, Needs needs) {
    this.needs = needs;
    for (DesiredContainer container : containers) {
      ResourceAddress address = container.address();
      verdicts.put(address, diff.of(container));
      services.computeIfAbsent(address.name(), n -> new ArrayList<>()).add(address);
      owner(container)
          .ifPresent(owner -> joiners.computeIfAbsent(owner, o -> new ArrayList<>()).add(address));
    }
    propagate();
  }

  /** All, in the order of the file. */
  List<Verdict> all() {
    return List.copyOf(verdicts.values());
  }

  /** Those on one service. */
  List<Verdict> of(String service) {
    return at(services.getOrDefault(service, List.of()));
  }

  List<String> services() {
    return List.copyOf(services.keySet());
  }

  /** Those on the replicas that share the namespace of {@code owner}. */
  List<Verdict> joiners(Verdict owner) {
    return at(joiners.getOrDefault(owner.container().address(), List.of()));
  }

  /** The one on the replica whose namespace {@code joiner} shares. */
  Optional<Verdict> owner(Verdict joiner) {
    return owner(joiner.container()).map(verdicts::get);
  }

  private List<Verdict> at(List<ResourceAddress> addresses) {
    return addresses.stream().flatMap(a -> Optional.ofNullable(verdicts.get(a)).stream()).toList();
  }

  /** The replica that the namespace of {@code container} is called after, when that is another. */
  private static Optional<ResourceAddress> owner(DesiredContainer container) {
    return container
        .namespace()
        .filter(namespace -> namespace.replica() > 0)
        .map(namespace -> ResourceAddress.service(namespace.name(), namespace.replica()))
        .filter(owner -> !owner.equals(container.address()));
  }

  /**
   * A replica that runs cannot go on when its endpoint is made anew, when the namespace that it
   * joined restarts with its owner, or when it asked to restart with what it depends on. Restarts
   * spread, so this goes on until nothing changes.
   */
  private void propagate() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Verdict verdict : all()) {
        boolean runs = verdict.current().filter(there -> there.isUp()).isPresent();
        Optional<String> cause =
            verdict.kind().starts() || !runs ? Optional.empty() : restartCause(verdict);
        if (cause.isPresent()) {
          verdicts.put(
              verdict.container().address(), verdict.as(Verdict.Kind.RESTART, cause.get()));
          changed = true;
        }
      }
    }
  }

  private Optional<String> restartCause(Verdict verdict) {
    DesiredContainer container = verdict.container();
    List<ResourceAddress> used = new ArrayList<>(container.endpoints());
    container.namespace().ifPresent(used::add);
    if (needs.isBroken(used)) {
      return Optional.of("its network is made anew");
    }
    Optional<Verdict> owner = owner(verdict).filter(other -> other.kind().stops());
    if (owner.isPresent()) {
      String name = owner.get().container().address().name();
      return Optional.of("shares the network of " + name + ", which is started anew");
    }
    return container.dependencies().stream()
        .filter(Dependency::restart)
        .map(dependency -> dependency.service().value())
        .filter(name -> of(name).stream().anyMatch(other -> other.kind().stops()))
        .findFirst()
        .map(name -> "depends on " + name + ", which is started anew");
  }
}
