package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.Scaling;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps from what is there to what is wanted. One use each. */
final class UpPlan {
  private final Stack stack;
  private final DesiredState desired;
  private final ObservedState observed;
  private final PlanOptions options;
  private final Draft draft = new Draft();
  private final Needs needs;
  private final Removal removal;
  private final Map<ResourceAddress, Verdict> verdicts = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();

  UpPlan(Stack stack, DesiredState desired, ObservedState observed, PlanOptions options) {
    this.stack = stack;
    this.desired = desired;
    this.observed = observed;
    this.options = options;
    this.needs = new Needs(desired, observed);
    this.removal = new Removal(draft, options.stopTimeout());
  }

  Draft draft() {
    judge();
    propagate();
    Map<String, List<Verdict>> services = byService();
    services.values().forEach(this::stopAndRemove);
    List<ObservedContainer> surplus = surplus();
    surplus.forEach(
        container -> gone.add(removal.remove(container, surplusCause(container), "", List.of())));
    needs.draft(draft, wantedNeeds(), stops());
    verdicts.values().forEach(this::start);
    verdicts.values().forEach(this::update);
    services.values().forEach(this::roll);
    if (options.services().isEmpty()) {
      new Leftovers(observed, staying(surplus)).draft(draft, "no longer used", gone);
    }
    return draft;
  }

  /** What happens to each replica, in the order of the file. */
  List<Verdict> verdicts() {
    return List.copyOf(verdicts.values());
  }

  /** The replicas that should run: not those that did their work, nor those kept as they differ. */
  List<Plan.Replica> replicas() {
    return verdicts.values().stream()
        .filter(
            verdict ->
                verdict.kind().starts()
                    || verdict.current().filter(there -> !there.isCompleted()).isPresent())
        .map(Verdict::container)
        .map(container -> new Plan.Replica(container.id(), container.runtime().ports()))
        .toList();
  }

  /** What is there of services or replicas that the file does not have, and goes. */
  List<ObservedContainer> surplus() {
    return observed.containers().values().stream().filter(this::isSurplus).toList();
  }

  /** Services that the file does not have and that stay all the same. */
  List<String> orphans() {
    if (options.removeOrphans() || !options.services().isEmpty()) {
      return List.of();
    }
    return observed.containers().values().stream()
        .filter(container -> stack.service(container.address().name()).isEmpty())
        .filter(container -> !isRemains(container))
        .map(container -> container.address().name())
        .distinct()
        .toList();
  }

  private boolean isSurplus(ObservedContainer container) {
    if (desired.resources().containsKey(container.address())) {
      return false;
    }
    boolean known = stack.service(container.address().name()).isPresent();
    if (known) {
      return isInScope(container.address().name());
    }
    return options.services().isEmpty() && (options.removeOrphans() || isRemains(container));
  }

  /** Something half made or left behind that no service of any file was ever meant to be. */
  private static boolean isRemains(ObservedContainer container) {
    return container.record().isEmpty()
        && container.presence() == ObservedContainer.Presence.STOPPED;
  }

  private String surplusCause(ObservedContainer container) {
    return stack.service(container.address().name()).isPresent()
        ? "scaled down"
        : "not in the stack file";
  }

  private void judge() {
    ContainerDiff diff = new ContainerDiff(observed, options, new FieldDiff(stack.origin()));
    for (DesiredContainer container : desired.containers()) {
      if (isInScope(container.address().name())) {
        verdicts.put(container.address(), diff.of(container));
      }
    }
  }

  /** Named services and what they depend on. */
  private boolean isInScope(String service) {
    return options.services().isEmpty() || scope().contains(service);
  }

  private Set<String> scope() {
    Set<String> scope = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(options.services());
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (scope.add(name)) {
        stack
            .service(name)
            .ifPresent(
                service -> service.dependencies().forEach(d -> open.add(d.service().value())));
      }
    }
    return scope;
  }

  /**
   * A replica that runs cannot go on when its endpoint is made anew, when the namespace that it
   * joined restarts with its owner, or when it asked to restart with what it depends on.
   */
  private void propagate() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Verdict verdict : List.copyOf(verdicts.values())) {
        if (verdict.kind().starts() || verdict.current().isEmpty()) {
          continue;
        }
        Optional<String> cause = restartCause(verdict.container());
        if (cause.isPresent() && verdict.current().get().isUp()) {
          verdicts.put(
              verdict.container().address(), verdict.as(Verdict.Kind.RESTART, cause.get()));
          changed = true;
        }
      }
    }
  }

  private Optional<String> restartCause(DesiredContainer container) {
    List<ResourceAddress> used = new ArrayList<>(container.endpoints());
    container.namespace().ifPresent(used::add);
    if (needs.isBroken(used)) {
      return Optional.of("its network is made anew");
    }
    for (Verdict other : verdicts.values()) {
      String name = other.container().address().name();
      if (other.kind().stops() && ownsNamespace(other.container(), container)) {
        return Optional.of("shares the network of " + name + ", which is started anew");
      }
      if (other.kind().stops() && restartsWith(container, name)) {
        return Optional.of("depends on " + name + ", which is started anew");
      }
    }
    return Optional.empty();
  }

  private static boolean ownsNamespace(DesiredContainer owner, DesiredContainer other) {
    ResourceAddress own =
        ResourceAddress.namespace(owner.address().name(), owner.address().replica());
    return !owner.address().equals(other.address())
        && other.namespace().filter(own::equals).isPresent();
  }

  private static boolean restartsWith(DesiredContainer container, String service) {
    return container.dependencies().stream()
        .anyMatch(d -> d.restart() && d.service().value().equals(service));
  }

  private Map<String, List<Verdict>> byService() {
    Map<String, List<Verdict>> services = new LinkedHashMap<>();
    for (Verdict verdict : verdicts.values()) {
      String name = verdict.container().address().name();
      services.computeIfAbsent(name, n -> new ArrayList<>()).add(verdict);
    }
    return services;
  }

  private void stopAndRemove(List<Verdict> service) {
    for (Verdict verdict : service) {
      String group = group(verdict);
      for (ObservedContainer outdated : verdict.outdated()) {
        gone.add(removal.remove(outdated, verdict.cause(), group, joinerStops(verdict)));
      }
      verdict.current().ifPresent(there -> stopCurrent(verdict, there, group));
    }
  }

  private void stopCurrent(Verdict verdict, ObservedContainer there, String group) {
    if (verdict.kind() == Verdict.Kind.REPLACE) {
      gone.add(removal.remove(there, verdict.cause(), group, joinerStops(verdict)));
    } else if (verdict.kind() == Verdict.Kind.RESTART || verdict.kind() == Verdict.Kind.START) {
      removal.stop(there, verdict.cause(), group, joinerStops(verdict));
    }
  }

  /** Who shares a namespace stops before its owner does. */
  private List<String> joinerStops(Verdict owner) {
    return verdicts.values().stream()
        .filter(other -> ownsNamespace(owner.container(), other.container()))
        .flatMap(other -> stopKeys(other).stream())
        .toList();
  }

  private static List<String> stopKeys(Verdict verdict) {
    List<String> keys = new ArrayList<>();
    verdict.outdated().forEach(outdated -> keys.add(Removal.stopKey(outdated)));
    verdict.current().ifPresent(current -> keys.add(Removal.stopKey(current)));
    return keys;
  }

  private List<String> stops() {
    return verdicts.values().stream().flatMap(verdict -> stopKeys(verdict).stream()).toList();
  }

  private static String group(Verdict verdict) {
    return verdict.kind().stops()
        ? verdict.kind().name().toLowerCase(java.util.Locale.ROOT)
            + " "
            + verdict.container().address()
        : "";
  }

  private Set<ResourceAddress> wantedNeeds() {
    Set<ResourceAddress> wanted = new LinkedHashSet<>();
    verdicts.values().forEach(verdict -> wanted.addAll(verdict.container().needs()));
    if (options.services().isEmpty()) {
      desired.resources().values().stream()
          .filter(resource -> !(resource instanceof DesiredContainer))
          .map(DesiredResource::address)
          .forEach(wanted::add);
    }
    return wanted;
  }

  private void start(Verdict verdict) {
    if (!verdict.kind().starts()) {
      return;
    }
    DesiredContainer container = verdict.container();
    boolean keep = verdict.kind() == Verdict.Kind.START || verdict.kind() == Verdict.Kind.RESTART;
    Action create = new CreateContainer(container, keep, options.start());
    Set<String> after = new LinkedHashSet<>(needs.keys(container.needs()));
    verdict.outdated().forEach(o -> after.add(Draft.key(Verb.REMOVE, o.id().toString())));
    verdict
        .current()
        .ifPresent(
            there -> {
              after.add(Draft.key(Verb.REMOVE, there.id().toString()));
              after.add(Removal.stopKey(there));
            });
    ownerOf(container).ifPresent(owner -> after.add(startKey(owner)));
    if (options.start()) {
      container.dependencies().forEach(dependency -> after.addAll(ready(dependency)));
    }
    draft.add(create, verdict.cause(), group(verdict), after);
  }

  private Optional<Verdict> ownerOf(DesiredContainer joiner) {
    return verdicts.values().stream()
        .filter(other -> other.kind().starts() && ownsNamespace(other.container(), joiner))
        .findFirst();
  }

  /** Keys of the steps after which {@code dependency} holds; adds the steps that wait for it. */
  private List<String> ready(Dependency dependency) {
    List<String> keys = new ArrayList<>();
    for (Verdict verdict : verdicts.values()) {
      if (verdict.container().address().name().equals(dependency.service().value())) {
        keys.addAll(ready(verdict, dependency));
      }
    }
    return keys;
  }

  private List<String> ready(Verdict verdict, Dependency dependency) {
    boolean waits = dependency.condition() != Dependency.Condition.STARTED;
    if (!waits && dependency.required()) {
      return List.of(startKey(verdict));
    }
    if (holds(verdict, dependency.condition())) {
      return List.of();
    }
    Action await =
        new AwaitContainer(
            verdict.container().id(), dependency.condition(), dependency.required(), Duration.ZERO);
    draft.add(await, dependency.condition().word(), "", List.of(startKey(verdict)));
    return List.of(Draft.key(await));
  }

  private static boolean holds(Verdict verdict, Dependency.Condition condition) {
    if (verdict.kind().starts()) {
      return false;
    }
    return verdict
        .current()
        .filter(
            there ->
                switch (condition) {
                  case STARTED -> there.isUp() || there.isCompleted();
                  case HEALTHY ->
                      there.watch().filter(watch -> watch.health().equals("healthy")).isPresent();
                  case COMPLETED_SUCCESSFULLY -> there.isCompleted();
                })
        .isPresent();
  }

  /** The key of the step that starts this replica; when nothing starts it, no step has it. */
  private static String startKey(Verdict verdict) {
    Verb verb =
        switch (verdict.kind()) {
          case START, RESTART -> Verb.START;
          case CREATE, REPLACE, KEEP, UPDATE -> Verb.CREATE;
        };
    return Draft.key(verb, verdict.container().id().toString());
  }

  private void update(Verdict verdict) {
    verdict
        .current()
        .filter(there -> !verdict.kind().starts() && there.isUp())
        .ifPresent(there -> update(verdict, there));
  }

  private void update(Verdict verdict, ObservedContainer there) {
    DesiredContainer container = verdict.container();
    if (verdict.kind() == Verdict.Kind.UPDATE) {
      Action update = new UpdateContainer(container, LimitChange.requests(there, container));
      draft.add(update, verdict.cause(), "", List.of());
    }
    boolean peersMoved =
        there.record().filter(record -> !record.hosts().equals(container.hosts())).isPresent();
    if (peersMoved) {
      draft.add(
          new UpdateHosts(container),
          "its peers changed",
          "",
          List.of(Draft.key(Verb.UPDATE, container.id().toString())));
    }
  }

  /** Replaces the replicas of a service batch by batch, each after the one before it is up. */
  private void roll(List<Verdict> service) {
    List<Verdict> rolling = service.stream().filter(v -> v.kind().stops()).toList();
    if (rolling.size() < 2) {
      return;
    }
    Scaling scaling =
        stack
            .service(rolling.get(0).container().address().name())
            .map(Service::scaling)
            .orElse(Scaling.ONE);
    int size = scaling.parallelism() == 0 ? rolling.size() : scaling.parallelism();
    List<String> before = List.of();
    for (int i = 0; i < rolling.size(); i += size) {
      List<Verdict> batch = rolling.subList(i, Math.min(i + size, rolling.size()));
      boolean last = i + size >= rolling.size();
      for (Verdict verdict : batch) {
        for (String stop : stopKeys(verdict)) {
          draft.order(stop, before);
        }
      }
      before = last ? List.of() : batchUp(batch, scaling.delay());
    }
  }

  private List<String> batchUp(List<Verdict> batch, Duration delay) {
    List<String> keys = new ArrayList<>();
    for (Verdict verdict : batch) {
      boolean probed = verdict.container().runtime().health().isPresent();
      Dependency.Condition condition =
          probed ? Dependency.Condition.HEALTHY : Dependency.Condition.STARTED;
      Action await = new AwaitContainer(verdict.container().id(), condition, true, delay);
      draft.add(await, "before the next replicas are replaced", "", List.of(startKey(verdict)));
      keys.add(Draft.key(await));
    }
    return keys;
  }

  /** Addresses that stay in use: all that is wanted, and what orphans have that stay. */
  private Set<ResourceAddress> staying(List<ObservedContainer> surplus) {
    Set<ResourceAddress> staying = new LinkedHashSet<>(desired.resources().keySet());
    observed.containers().values().stream()
        .filter(there -> !desired.resources().containsKey(there.address()))
        .filter(there -> !surplus.contains(there))
        .forEach(
            there -> {
              staying.addAll(Removal.needs(there));
              observed.endpoints().keySet().stream()
                  .filter(endpoint -> isOf(endpoint, there))
                  .forEach(staying::add);
            });
    return staying;
  }

  private static boolean isOf(ResourceAddress endpoint, ObservedContainer there) {
    return endpoint.name().equals(there.address().name())
        && endpoint.replica() == there.address().replica();
  }

  static boolean isHyperv(DesiredContainer container) {
    return container.isolation() == Isolation.HYPERV;
  }
}
