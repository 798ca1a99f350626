package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.engine.desired.ServiceRuntime.StopRule;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedContainer.Presence;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.schema.model.StopSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps that stop and remove containers. */
final class Removal {
  /** How a container is stopped whose record is lost. */
  private static final StopRule DEFAULT_RULE =
      new StopRule(StopSpec.DEFAULT_GRACE.toMillis(), Optional.of("CtrlShutdown"));

  private static final StopRule AT_ONCE = new StopRule(0, Optional.empty());

  private final Draft draft;
  private final Optional<Duration> timeout;

  Removal(Draft draft, Optional<Duration> timeout) {
    this.draft = draft;
    this.timeout = timeout;
  }

  /** Stops {@code container} when there is something to stop; the key of the step, if any. */
  Optional<String> stop(
      ObservedContainer container, String cause, String group, Collection<String> after) {
    return stop(container, cause, group, after, false);
  }

  /** Stops {@code container} so that it stays stopped. */
  Optional<String> stopByRequest(
      ObservedContainer container, String cause, Collection<String> after) {
    return stop(container, cause, "", after, true);
  }

  private Optional<String> stop(
      ObservedContainer container,
      String cause,
      String group,
      Collection<String> after,
      boolean byRequest) {
    boolean there = container.presence() != Presence.STOPPED;
    boolean over = container.isStoppedByRequest() || container.isCompleted();
    if (!there && (!byRequest || over)) {
      return Optional.empty();
    }
    Action stop = new StopContainer(container.id(), rule(container), preStop(container), byRequest);
    draft.add(stop, cause, group, after);
    return Optional.of(Draft.key(stop));
  }

  /** Stops and removes {@code container}; the key of the last step. */
  String remove(ObservedContainer container, String cause, String group, Collection<String> after) {
    Optional<String> stopped = stop(container, cause, group, after);
    Action remove = new RemoveContainer(container.id());
    draft.add(remove, cause, group, stopped.map(List::of).orElseGet(() -> List.copyOf(after)));
    return Draft.key(remove);
  }

  /** The key of the step that stops {@code container}, if there is one. */
  static String stopKey(ObservedContainer container) {
    return Draft.key(Verb.STOP, container.id().toString());
  }

  /** Services that {@code container} waits for, as far as that is known. */
  static List<String> dependencies(ObservedContainer container) {
    return container.record().map(ReplicaRecord::dependencies).orElse(List.of()).stream()
        .map(ReplicaRecord.Needed::service)
        .toList();
  }

  /** The key of the step that removes {@code container}, if there is one. */
  static String removeKey(ObservedContainer container) {
    return Draft.key(Verb.REMOVE, container.id().toString());
  }

  /**
   * Endpoints and namespaces that {@code container} uses, as far as that is known: those that are
   * its alone where there are any, else those of its replica; what its record says goes with them.
   */
  static List<ResourceAddress> needs(ObservedContainer container, ObservedState observed) {
    ResourceAddress address = container.address();
    ResourceAddress namespace = observed.namespaceOf(container.id());
    Set<ResourceAddress> needs = new LinkedHashSet<>();
    needs.add(namespace);
    observed.endpointsOf(address.name(), address.replica()).stream()
        .filter(endpoint -> endpoint.owner().equals(namespace))
        .forEach(needs::add);
    container
        .record()
        .ifPresent(
            record -> {
              record.namespace().ifPresent(needs::add);
              needs.addAll(record.endpoints());
            });
    return List.copyOf(needs);
  }

  private StopRule rule(ObservedContainer container) {
    if (container.id().isHook()) {
      return AT_ONCE; // nobody waits for it any more, and it will be run anew
    }
    StopRule rule =
        container
            .record()
            .map(ReplicaRecord::runtime)
            .map(ServiceRuntime::stop)
            .orElse(DEFAULT_RULE);
    return timeout.map(limit -> new StopRule(limit.toMillis(), rule.signal())).orElse(rule);
  }

  private static List<ProcessParameters> preStop(ObservedContainer container) {
    return container
        .record()
        .map(ReplicaRecord::runtime)
        .map(ServiceRuntime::preStop)
        .orElse(List.of());
  }
}
