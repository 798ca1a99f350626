package dev.jstack.engine.plan;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.OwnedName;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedContainer.Presence;
import dev.jstack.engine.observed.ObservedState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that remove what is left of a stack: containers that do not run and that nothing is
 * known of, and what no other container uses. What runs is never touched. One use each.
 */
final class CollectPlan {
  private static final String CAUSE = "nothing uses it";

  private final ObservedState observed;
  private final Draft draft = new Draft();

  CollectPlan(ObservedState observed) {
    this.observed = observed;
  }

  /** The containers that go. */
  List<ObservedContainer> remains() {
    return observed.containers().values().stream().filter(CollectPlan::isRemains).toList();
  }

  /** The containers that stay. */
  List<ObservedContainer> others() {
    return observed.containers().values().stream().filter(there -> !isRemains(there)).toList();
  }

  private static boolean isRemains(ObservedContainer there) {
    return there.record().isEmpty() && there.presence() == Presence.STOPPED;
  }

  /** {@code guards}: ids that credential guard instances are kept for. */
  Draft collect(List<SystemId> guards) {
    Removal removal = new Removal(draft, Optional.empty());
    remains().forEach(one -> removal.remove(one, "nothing is known of it", "", List.of()));
    guards.stream()
        .filter(id -> !observed.containers().containsKey(id))
        .forEach(id -> draft.add(new RemoveContainer(id), "its credential guard", "", List.of()));
    new Leftovers(observed, staying()).draft(draft, CAUSE);
    return draft;
  }

  /** What the other containers use, with the networks that it is on. */
  private Set<ResourceAddress> staying() {
    Set<ResourceAddress> staying = new LinkedHashSet<>();
    others().forEach(there -> staying.addAll(Removal.needs(there, observed)));
    Set<String> networks = new LinkedHashSet<>();
    observed
        .endpoints()
        .forEach(
            (address, endpoint) -> {
              if (staying.contains(address)) {
                endpoint.hostComputeNetwork().ifPresent(networks::add);
              }
            });
    observed
        .host()
        .networks()
        .forEach(
            (id, network) -> {
              if (networks.contains(id.toString())) {
                network
                    .name()
                    .flatMap(Naming::parseNetworkName)
                    .map(OwnedName::address)
                    .ifPresent(staying::add);
              }
            });
    return staying;
  }
}
