package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedContainer.Presence;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.AppliedStack.OwnedVolume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps that stop or remove what is there of a stack, dependents first. One use each. */
final class DownPlan {
  private static final String CAUSE = "down";

  private final ObservedState observed;
  private final List<String> services;
  private final Draft draft = new Draft();
  private final Removal removal;
  private final Map<String, List<String>> dependents;

  DownPlan(ObservedState observed, List<String> services, Optional<Duration> timeout) {
    this.observed = observed;
    this.services = services;
    this.removal = new Removal(draft, timeout);
    this.dependents = dependents(observed);
  }

  /** The containers that it is about. */
  List<ObservedContainer> containers() {
    return observed.containers().values().stream()
        .filter(there -> services.isEmpty() || services.contains(there.address().name()))
        .toList();
  }

  List<ObservedContainer> running() {
    return containers().stream()
        .filter(there -> !there.id().isHook() && there.presence() != Presence.STOPPED)
        .toList();
  }

  Draft stop() {
    Set<String> stopped = new LinkedHashSet<>();
    for (ObservedContainer container : containers()) {
      if (container.id().isHook()) {
        stopped.add(removal.remove(container, "left by an interrupted run", "", List.of()));
      } else {
        removal.stopByRequest(container, "stop", dependentStops(container)).ifPresent(stopped::add);
      }
    }
    ProviderSteps providers = new ProviderSteps(observed, draft);
    providers.stop(providers.named(services), stopped);
    return draft;
  }

  Draft remove(boolean volumes) {
    Set<String> gone = new LinkedHashSet<>();
    for (ObservedContainer container : containers()) {
      gone.add(removal.remove(container, CAUSE, "", dependentStops(container)));
    }
    ProviderSteps providers = new ProviderSteps(observed, draft);
    providers.remove(providers.named(services), CAUSE, gone);
    new Leftovers(observed, staying()).draft(draft, CAUSE);
    for (OwnedVolume volume : ownedVolumes()) {
      if (isGone(volume, volumes)) {
        ResourceAddress address = ResourceAddress.volume(volume.key());
        draft.add(new RemoveVolume(address, volume.hostPath()), CAUSE, "", gone);
      }
    }
    return draft;
  }

  /** Volumes of the stack that are there and stay, by key. */
  List<String> kept(boolean volumes) {
    return ownedVolumes().stream()
        .filter(volume -> observed.host().volumes().contains(volume.name()))
        .filter(volume -> !isGone(volume, volumes))
        .map(OwnedVolume::key)
        .toList();
  }

  private List<OwnedVolume> ownedVolumes() {
    return observed.applied().map(applied -> applied.volumes()).orElse(List.of());
  }

  /** A named volume goes when asked for; one made for a single replica goes with the replica. */
  private boolean isGone(OwnedVolume volume, boolean named) {
    boolean there = observed.host().volumes().contains(volume.name());
    boolean all = services.isEmpty();
    boolean anonymous = volume.name().startsWith(observed.stack() + ".");
    return there && volume.removable() && all && (named || anonymous);
  }

  private List<String> dependentStops(ObservedContainer container) {
    return dependents.getOrDefault(container.address().name(), List.of());
  }

  /** Keys of the steps that stop the containers which wait for a service, by service. */
  private static Map<String, List<String>> dependents(ObservedState observed) {
    Map<String, List<String>> dependents = new LinkedHashMap<>();
    for (ObservedContainer container : observed.containers().values()) {
      for (String service : Removal.dependencies(container)) {
        dependents.computeIfAbsent(service, s -> new ArrayList<>()).add(Removal.stopKey(container));
      }
    }
    return dependents;
  }

  private Set<ResourceAddress> staying() {
    Set<ResourceAddress> staying = new LinkedHashSet<>();
    if (!services.isEmpty()) {
      observed.containers().values().stream()
          .filter(there -> !services.contains(there.address().name()))
          .forEach(there -> staying.addAll(Removal.needs(there, observed)));
      staying.addAll(observed.networks());
    }
    return staying;
  }
}
