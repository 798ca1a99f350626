package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.KeptSurroundings;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.schema.model.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that start containers as they were made, by their records. What surrounded them and is
 * gone (after a reboot: NAT networks, endpoints, namespaces) is made again as it was. One use each.
 */
final class StartPlan {
  private final ObservedState observed;
  private final List<String> services;
  private final Draft draft = new Draft();
  private final Removal removal;
  private final Needs needs;

  StartPlan(ObservedState observed, List<String> services, Optional<Duration> timeout) {
    this.observed = observed;
    this.services = services;
    this.removal = new Removal(draft, timeout);
    this.needs =
        new Needs(KeptSurroundings.desired(observed.stack(), observed.applied()), observed, false);
  }

  /**
   * The containers that it can be about: those whose record is there. Where an update was
   * interrupted a replica has two: the one that runs, or was started last.
   */
  List<ObservedContainer> all() {
    Map<ResourceAddress, ObservedContainer> all = new LinkedHashMap<>();
    observed.containers().values().stream()
        .filter(there -> services.isEmpty() || services.contains(there.address().name()))
        .filter(there -> there.record().filter(StartPlan::isPrepared).isPresent())
        .forEach(there -> all.merge(there.address(), there, StartPlan::later));
    return List.copyOf(all.values());
  }

  private static ObservedContainer later(ObservedContainer one, ObservedContainer other) {
    Comparator<ObservedContainer> order =
        Comparator.comparing(ObservedContainer::isUp)
            .thenComparing(
                there -> there.record().flatMap(ReplicaRecord::startedAt).orElse(Instant.EPOCH));
    return order.compare(one, other) > 0 ? one : other;
  }

  /** What runs before a first start stands in the file alone. */
  private static boolean isPrepared(ReplicaRecord record) {
    return record.boots() > 0
        || record.fixed().fields().keySet().stream().noneMatch(f -> f.startsWith("pre_start["));
  }

  /** Services that are not started, for what runs before their first start is not known here. */
  List<String> unprepared() {
    return observed.containers().values().stream()
        .filter(there -> services.isEmpty() || services.contains(there.address().name()))
        .filter(there -> there.record().filter(record -> !isPrepared(record)).isPresent())
        .map(there -> there.address().name())
        .distinct()
        .toList();
  }

  /** A job that did its work is started again only when it is named. */
  List<ObservedContainer> idle() {
    return all().stream()
        .filter(there -> !there.isUp() && (!services.isEmpty() || !isDone(there)))
        .toList();
  }

  private static boolean isDone(ObservedContainer there) {
    return there.isCompleted()
        && there.record().filter(record -> record.runtime().job()).isPresent();
  }

  /** The replicas that should run afterwards. */
  List<Plan.Replica> replicas() {
    return all().stream()
        .map(
            there ->
                there
                    .record()
                    .map(record -> Plan.Replica.of(there.id(), record.runtime()))
                    .orElseGet(() -> new Plan.Replica(there.id(), false, List.of())))
        .toList();
  }

  Draft start(List<ObservedContainer> containers) {
    surround(containers);
    for (ObservedContainer container : containers) {
      removal.stop(container, "start", "", List.of());
      start(container, containers, "start");
    }
    return draft;
  }

  Draft restart(List<ObservedContainer> containers) {
    surround(containers);
    for (ObservedContainer container : containers) {
      List<String> dependents =
          containers.stream()
              .filter(other -> Removal.dependencies(other).contains(container.address().name()))
              .map(Removal::stopKey)
              .toList();
      removal.stop(container, "restart", group(container), dependents);
      start(container, containers, "restart");
    }
    return draft;
  }

  private void surround(List<ObservedContainer> containers) {
    Set<ResourceAddress> wanted = new LinkedHashSet<>();
    for (ObservedContainer container : containers) {
      wanted.addAll(Removal.needs(container, observed));
    }
    needs.draft(draft, wanted);
  }

  private static String group(ObservedContainer container) {
    return "restart " + container.address();
  }

  private void start(ObservedContainer there, List<ObservedContainer> containers, String cause) {
    DesiredContainer container = there.record().map(ReplicaRecord::container).orElseThrow();
    Set<String> after = new LinkedHashSet<>(needs.keys(container.needs()));
    after.add(Removal.stopKey(there));
    for (Dependency dependency : container.dependencies()) {
      after.addAll(ready(dependency, containers));
    }
    String group = cause.equals("restart") ? group(there) : "";
    draft.add(new CreateContainer(container, true, true), cause, group, after);
  }

  private List<String> ready(Dependency dependency, List<ObservedContainer> containers) {
    List<String> keys = new ArrayList<>();
    for (ObservedContainer other : containers) {
      if (other.address().name().equals(dependency.service().value())) {
        String started = Draft.key(Verb.START, other.id().toString());
        Action await =
            new AwaitContainer(
                other.id(), dependency.condition(), dependency.required(), Duration.ZERO);
        draft.add(await, dependency.condition().word(), "", List.of(started));
        keys.add(Draft.key(await));
      }
    }
    return keys;
  }
}
