package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.host.HostFacts;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.Origin;
import dev.jstack.schema.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what is wanted with what is there and says what to do. */
public final class Planner {
  private final HostFacts facts;

  /** Plans for the host with these facts. */
  public Planner(HostFacts facts) {
    this.facts = facts;
  }

  /**
   * The replicas whose container has a namespace of its own, with that container's digest: where an
   * old container runs on beside it, or did when it was made. Lowering must know of them.
   */
  public Map<ResourceAddress, String> generations(
      Stack stack, DesiredState desired, ObservedState observed) {
    return new SideBySide(UpdateRules.of(stack), desired, observed, true).generations();
  }

  /** What makes the host as {@code stack}, lowered to {@code desired}, says. */
  public Plan up(Stack stack, DesiredState desired, ObservedState observed, PlanOptions options) {
    return up(stack, desired, observed, options, UpdateRules.of(stack));
  }

  /**
   * What brings services whose update failed back to what they were.
   *
   * @param failed the plan that failed
   * @param back the services that go back
   * @param skipped services of which something was not tried because those failed
   */
  public Plan back(Plan failed, Set<String> back, Set<String> skipped, ObservedState observed) {
    Fallback fallback = failed.fallback().orElseThrow();
    Set<String> services = new LinkedHashSet<>(back);
    services.addAll(skipped);
    PlanOptions options = fallback.options().only(List.copyOf(services));
    UpdateRules rules = UpdateRules.back(fallback.stack(), back);
    return up(fallback.stack(), fallback.with(back), observed, options, rules).asWayBack();
  }

  private Plan up(
      Stack stack,
      DesiredState desired,
      ObservedState observed,
      PlanOptions options,
      UpdateRules rules) {
    UpPlan up = new UpPlan(stack, desired, observed, options, rules);
    List<PlanNode> nodes = up.draft().nodes();
    ChangeList changes = new ChangeList();
    changes.providers(stack.name().value(), nodes, stack.origin());
    changes.services(rules, up.verdicts());
    changes.removed(up.scope().surplus(), services(up.verdicts()));
    changes.runs(nodes);
    changes.surroundings(nodes);
    return new Plan(
        observed.stack(),
        facts.target(),
        false,
        observed.fingerprint(),
        nodes,
        changes.list(),
        unchanged(up.verdicts()),
        notes(up, ProviderNotes.of(desired, observed, up.scope(), nodes)),
        Optional.of(Remembered.of(stack, desired, observed, options)),
        options.start() ? up.replicas() : List.of(),
        List.of(),
        up.fallback());
  }

  /** What takes the stack off the host, or some of its services. */
  public Plan down(ObservedState observed, DownOptions options) {
    DownPlan down = new DownPlan(observed, options.services(), options.stopTimeout());
    List<PlanNode> nodes = down.remove(options.volumes()).nodes();
    ChangeList changes = new ChangeList();
    changes.removed(down.containers(), Set.of());
    changes.providers(observed.stack().value(), nodes, Origin.UNKNOWN);
    changes.surroundings(nodes);
    return plan(
        observed,
        options.services().isEmpty(),
        nodes,
        changes,
        List.of(),
        down.kept(options.volumes()));
  }

  /**
   * What removes what is left of a stack and nothing uses; a stack that nothing stays of is
   * forgotten.
   *
   * @param guards ids of its compute systems that credential guard instances are kept for
   */
  public Plan collect(ObservedState observed, List<SystemId> guards) {
    CollectPlan collect = new CollectPlan(observed);
    List<PlanNode> nodes = collect.collect(guards).nodes();
    ChangeList changes = new ChangeList();
    changes.removed(collect.remains(), Set.of());
    changes.surroundings(nodes);
    boolean gone = !nodes.isEmpty() && collect.others().isEmpty();
    return plan(observed, gone, nodes, changes, List.of(), List.of());
  }

  /** What stops services so that they stay stopped. */
  public Plan stop(ObservedState observed, DownOptions options) {
    DownPlan down = new DownPlan(observed, options.services(), options.stopTimeout());
    ChangeList changes = new ChangeList();
    changes.controlled(Change.Kind.STOP, down.running(), "stop");
    List<PlanNode> nodes = down.stop().nodes();
    changes.providers(observed.stack().value(), nodes, Origin.UNKNOWN);
    return plan(observed, false, nodes, changes, List.of(), List.of());
  }

  /** What starts services that do not run, as they were. */
  public Plan start(ObservedState observed, List<String> services) {
    StartPlan start = new StartPlan(observed, services, Optional.empty());
    List<ObservedContainer> idle = start.idle();
    ChangeList changes = new ChangeList();
    changes.controlled(Change.Kind.START, idle, "start");
    List<PlanNode> nodes = start.start(idle).nodes();
    changes.surroundings(nodes);
    return plan(observed, false, nodes, changes, start.replicas(), List.of())
        .withNotes(unprepared(start));
  }

  /** What stops and starts services, as they are. */
  public Plan restart(ObservedState observed, DownOptions options) {
    StartPlan start = new StartPlan(observed, options.services(), options.stopTimeout());
    List<ObservedContainer> all = start.all();
    ChangeList changes = new ChangeList();
    changes.controlled(Change.Kind.RESTART, all, "restart");
    List<PlanNode> nodes = start.restart(all).nodes();
    changes.surroundings(nodes);
    return plan(observed, false, nodes, changes, start.replicas(), List.of())
        .withNotes(unprepared(start));
  }

  private static List<String> unprepared(StartPlan start) {
    return start.unprepared().stream()
        .map(name -> name + " was never started: jstack up runs its pre_start first")
        .toList();
  }

  private Plan plan(
      ObservedState observed,
      boolean down,
      List<PlanNode> nodes,
      ChangeList changes,
      List<Plan.Replica> replicas,
      List<String> kept) {
    return new Plan(
        observed.stack(),
        facts.target(),
        down,
        observed.fingerprint(),
        nodes,
        changes.list(),
        0,
        List.of(),
        Optional.empty(),
        replicas,
        kept,
        Optional.empty());
  }

  private static Set<String> services(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(verdict -> verdict.container().address().name())
        .collect(Collectors.toSet());
  }

  private static int unchanged(List<Verdict> verdicts) {
    return (int)
        verdicts.stream()
            .filter(verdict -> verdict.kind() == Verdict.Kind.KEEP)
            .map(verdict -> verdict.container().address().name())
            .distinct()
            .filter(name -> isWhollyKept(verdicts, name))
            .count();
  }

  private static boolean isWhollyKept(List<Verdict> verdicts, String service) {
    return verdicts.stream()
        .filter(verdict -> verdict.container().address().name().equals(service))
        .allMatch(verdict -> verdict.kind() == Verdict.Kind.KEEP);
  }

  private List<String> notes(UpPlan up, List<String> providers) {
    List<String> notes = new ArrayList<>(providers);
    notes.addAll(facts.limitations());
    if (up.scope().tellsOrphans()) {
      for (String orphan : up.scope().orphans()) {
        notes.add(
            "service %s runs and is not in the stack file (--remove-orphans removes it)"
                .formatted(orphan));
      }
    }
    notes.addAll(withoutMachine(up));
    return notes.stream().distinct().toList();
  }

  /** M8 of the local host: it starts such services, and says what they are not. */
  private List<String> withoutMachine(UpPlan up) {
    return up.verdicts().stream()
        .filter(verdict -> facts.kind() == HostFacts.Kind.LOCAL)
        .filter(verdict -> verdict.container().isolation() == Isolation.HYPERV)
        .map(verdict -> verdict.container().address().name())
        .distinct()
        .map(
            service ->
                ("isolation: hyperv of service %s: the local host has no virtual machines; running"
                        + " at level %d")
                    .formatted(service, facts.isolationLevel()))
        .toList();
  }
}
