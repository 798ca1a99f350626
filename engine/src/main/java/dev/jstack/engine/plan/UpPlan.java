package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.KeptSurroundings;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.Dependency;
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
  private static final String THROUGH = "the update is through";

  private final Stack stack;
  private final DesiredState desired;
  private final ObservedState observed;
  private final PlanOptions options;
  private final Draft draft = new Draft();
  private final Scope scope;
  private final Needs needs;
  private final Removal removal;
  private final Verdicts verdicts;
  private final UpdateRules rules;
  private final SideBySide beside;
  private final PreStart preStart;
  private final List<ObservedContainer> leftHooks;

  /** Whether replicas are replaced batch by batch. */
  private final boolean rolls;

  /** What an update keeps until it is through. */
  private final Map<SystemId, ObservedContainer> kept = new LinkedHashMap<>();

  UpPlan(
      Stack stack,
      DesiredState desired,
      ObservedState observed,
      PlanOptions options,
      UpdateRules rules) {
    this.stack = stack;
    this.rules = rules;
    this.desired = desired;
    this.observed = observed;
    this.options = options;
    this.scope = new Scope(stack, desired, observed, options);
    this.leftHooks = scope.surplus().stream().filter(there -> there.id().isHook()).toList();
    this.needs = new Needs(desired, observed, scope.isWhole());
    this.removal = new Removal(draft, options.stopTimeout());
    this.rolls = options.start() && !needs.remakes();
    this.beside = new SideBySide(rules, desired, observed, rolls);
    this.preStart = new PreStart(desired, observed, options, draft);
    this.verdicts =
        new Verdicts(
            desired.containers().stream()
                .filter(container -> scope.has(container.address().name()))
                .toList(),
            new ContainerDiff(observed, options, new FieldDiff(stack.origin())),
            needs);
    if (rolls) {
      verdicts.services().stream()
          .filter(rules::rollsBack)
          .flatMap(service -> rolling(service).stream())
          .flatMap(verdict -> LastGood.of(verdict).stream())
          .forEach(old -> kept.put(old.id(), old));
    }
  }

  Draft draft() {
    ProviderSteps providers = new ProviderSteps(observed, draft);
    providers.bring(desired.providers(), scope, options);
    verdicts.all().forEach(this::stopAndRemove);
    scope
        .surplus()
        .forEach(surplus -> removal.remove(surplus, scope.cause(surplus), "", List.of()));
    needs.draft(draft, wantedNeeds());
    verdicts.all().forEach(this::start);
    Map<String, String> notYet = notYet();
    verdicts.all().forEach(verdict -> update(verdict, notYet));
    if (rolls) {
      verdicts.services().forEach(this::roll);
    }
    if (scope.removesOrphans()) {
      providers.remove(providers.surplus(desired.providers()), "not in the stack file", List.of());
    }
    if (scope.isWhole() || verdicts.all().stream().anyMatch(Verdict::replaces)) {
      new Leftovers(observed, staying()).draft(draft, "no longer used");
    }
    return draft;
  }

  Scope scope() {
    return scope;
  }

  /** What happens to each replica, in the order of the file. */
  List<Verdict> verdicts() {
    return verdicts.all();
  }

  /** The replicas that should run: not those that did their work, nor those kept as they differ. */
  List<Plan.Replica> replicas() {
    return verdicts.all().stream()
        .filter(
            verdict ->
                verdict.kind().starts()
                    || verdict.current().filter(there -> !there.isCompleted()).isPresent())
        .map(Verdict::container)
        .map(container -> Plan.Replica.of(container.id(), container.runtime()))
        .toList();
  }

  private void stopAndRemove(Verdict verdict) {
    List<String> joiners = joinerStops(verdict);
    for (ObservedContainer outdated : verdict.outdated()) {
      if (kept.containsKey(outdated.id())) {
        removal.stop(outdated, verdict.cause(), verdict.group(), joiners);
      } else {
        removal.remove(outdated, verdict.cause(), verdict.group(), joiners);
      }
    }
    verdict.current().ifPresent(there -> stopCurrent(verdict, there, joiners));
  }

  private void stopCurrent(Verdict verdict, ObservedContainer there, List<String> joiners) {
    switch (verdict.kind()) {
      case REPLACE -> removal.remove(there, verdict.cause(), verdict.group(), joiners);
      case RESTART, START -> removal.stop(there, verdict.cause(), verdict.group(), joiners);
      case CREATE, KEEP, UPDATE -> {
        // nothing of it stops
      }
    }
  }

  /** Who shares a namespace stops before its owner does. */
  private List<String> joinerStops(Verdict owner) {
    return verdicts.joiners(owner).stream().flatMap(joiner -> joiner.stopKeys().stream()).toList();
  }

  private Set<ResourceAddress> wantedNeeds() {
    Set<ResourceAddress> wanted = new LinkedHashSet<>();
    verdicts.all().forEach(verdict -> wanted.addAll(verdict.container().needs()));
    if (scope.isWhole()) {
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
    after.addAll(ProviderSteps.keys(container, desired.providers()));
    if (!beside.is(verdict)) {
      verdict.outdated().forEach(there -> after.add(Removal.stopKey(there)));
      verdict.outdated().stream()
          .filter(there -> !kept.containsKey(there.id()))
          .forEach(there -> after.add(Removal.removeKey(there)));
    }
    verdict.current().ifPresent(there -> after.add(Removal.stopKey(there)));
    verdict.current().ifPresent(there -> after.add(Removal.removeKey(there)));
    verdicts.owner(verdict).ifPresent(owner -> after.add(owner.startKey()));
    leftHooks.stream()
        .filter(there -> there.address().name().equals(container.address().name()))
        .forEach(there -> after.add(Removal.removeKey(there)));
    if (options.start()) {
      container.dependencies().forEach(dependency -> after.addAll(ready(dependency)));
      after.addAll(preStart.before(verdict, after));
    }
    draft.add(create, verdict.cause(), verdict.group(), after);
  }

  /** Keys of the steps after which {@code dependency} holds; adds the steps that wait for it. */
  private List<String> ready(Dependency dependency) {
    List<String> keys = new ArrayList<>();
    for (Verdict verdict : verdicts.of(dependency.service().value())) {
      boolean waits = dependency.condition() != Dependency.Condition.STARTED;
      if (!waits && dependency.required()) {
        keys.add(verdict.startKey());
      } else if (!verdict.meets(dependency.condition())) {
        keys.add(await(verdict, dependency));
      }
    }
    return keys;
  }

  private String await(Verdict verdict, Dependency dependency) {
    Action await =
        new AwaitContainer(
            verdict.container().id(), dependency.condition(), dependency.required(), Duration.ZERO);
    draft.add(await, dependency.condition().word(), "", List.of(verdict.startKey()));
    return Draft.key(await);
  }

  private void update(Verdict verdict, Map<String, String> notYet) {
    verdict
        .current()
        .filter(there -> !verdict.kind().starts() && there.isUp())
        .ifPresent(there -> update(verdict, there, notYet));
  }

  private void update(Verdict verdict, ObservedContainer there, Map<String, String> notYet) {
    DesiredContainer container = verdict.container();
    if (verdict.kind() == Verdict.Kind.UPDATE) {
      Action update = new UpdateContainer(container, LimitChange.requests(there, container));
      draft.add(update, verdict.cause(), "", List.of());
    }
    HostsBlock hosts = container.hosts().with(notYet);
    boolean peersMoved = there.record().filter(record -> !record.hosts().equals(hosts)).isPresent();
    if (peersMoved) {
      String before = Draft.key(Verb.UPDATE, container.id().toString());
      draft.add(new UpdateHosts(container), "its peers changed", "", List.of(before));
    }
  }

  /** Addresses of new containers to those of the old ones that their names lead to till then. */
  private Map<String, String> notYet() {
    Map<String, String> back = new LinkedHashMap<>();
    verdicts.all().stream()
        .filter(Verdict::replaces)
        .forEach(verdict -> beside.moves(verdict).forEach((from, to) -> back.put(to, from)));
    return back;
  }

  /**
   * Replicas that share a namespace whose owner stops are not rolled: they must all be stopped
   * before it.
   */
  private List<Verdict> rolling(String service) {
    return verdicts.of(service).stream()
        .filter(Verdict::replaces)
        .filter(verdict -> verdicts.owner(verdict).filter(o -> o.kind().stops()).isEmpty())
        .toList();
  }

  private void roll(String service) {
    List<Verdict> rolling = rolling(service);
    List<String> awaits = new Rolling(draft, beside, rules.of(service), rolling).order();
    for (Verdict verdict : rolling) {
      for (ObservedContainer old : verdict.outdated()) {
        if (kept.containsKey(old.id())) {
          Set<String> after = new LinkedHashSet<>(awaits);
          after.add(Removal.stopKey(old));
          draft.add(new RemoveContainer(old.id()), THROUGH, verdict.group(), after);
        }
      }
    }
    if (rules.rollsBack(service)) {
      surplus(service)
          .forEach(
              extra -> {
                draft.order(Removal.stopKey(extra), awaits);
                draft.order(Removal.removeKey(extra), awaits);
              });
    }
  }

  private List<ObservedContainer> surplus(String service) {
    return scope.surplus().stream()
        .filter(extra -> extra.address().name().equals(service) && !extra.id().isHook())
        .toList();
  }

  /** What this plan can go back to; empty when none of its updates can. */
  Optional<Fallback> fallback() {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Fallback.Good> services = new LinkedHashMap<>();
    for (String service : verdicts.services()) {
      good(service).ifPresent(good -> services.put(service, good));
    }
    return services.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fallback(
                stack,
                desired,
                options,
                KeptSurroundings.desired(observed.stack(), observed.applied()),
                services));
  }

  private Optional<Fallback.Good> good(String service) {
    List<DesiredContainer> containers = new ArrayList<>();
    Optional<ResolvedImage> image = Optional.empty();
    Map<String, String> back = new LinkedHashMap<>();
    for (Verdict verdict : verdicts.of(service)) {
      Optional<DesiredContainer> old =
          verdict.outdated().stream()
              .filter(there -> kept.containsKey(there.id()))
              .flatMap(there -> there.record().stream())
              .map(ReplicaRecord::container)
              .findFirst();
      image = image.or(() -> old.map(DesiredContainer::image));
      beside.moves(verdict).forEach((from, to) -> back.put(to, from));
      if (verdict.kind() != Verdict.Kind.CREATE) {
        containers.add(old.orElse(verdict.container()));
      }
    }
    surplus(service).stream()
        .flatMap(extra -> extra.record().stream())
        .forEach(record -> containers.add(record.container()));
    return image.map(resolved -> new Fallback.Good(containers, resolved, back));
  }

  /** Addresses that stay in use: all that is wanted, and what containers have that stay. */
  private Set<ResourceAddress> staying() {
    Set<ResourceAddress> staying = new LinkedHashSet<>(desired.resources().keySet());
    Set<ObservedContainer> going = new LinkedHashSet<>(scope.surplus());
    verdicts.all().forEach(verdict -> going.addAll(verdict.outdated()));
    observed.containers().values().stream()
        .filter(there -> !going.contains(there))
        .forEach(there -> staying.addAll(Removal.needs(there, observed)));
    if (!scope.isWhole()) {
      observed.networks().forEach(staying::add);
    }
    return staying;
  }
}
