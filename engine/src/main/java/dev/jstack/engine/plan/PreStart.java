package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredHook;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.HookRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The containers that run before replicas start. One that succeeded as the service is meant now is
 * not run again, unless all is made anew on request. One use each.
 */
final class PreStart {
  private final DesiredState desired;
  private final ObservedState observed;
  private final PlanOptions options;
  private final Draft draft;
  private final Map<String, String> together = new HashMap<>();

  PreStart(DesiredState desired, ObservedState observed, PlanOptions options, Draft draft) {
    this.desired = desired;
    this.observed = observed;
    this.options = options;
    this.draft = draft;
  }

  /**
   * Adds the runs before the start of {@code verdict}'s replica, one after the other.
   *
   * @param after keys of the steps that the start itself comes after
   * @return keys of the runs
   */
  Set<String> before(Verdict verdict, Set<String> after) {
    Set<String> keys = new HashSet<>();
    String last = "";
    for (DesiredHook hook : desired.hooks(verdict.container().address())) {
      HookRecord success =
          HookRecord.of(hook.container().id(), hook.perReplica(), hook.definition());
      if (options.forceRecreate() || !observed.succeeded(success)) {
        last = run(hook, success.key(), verdict, after, last);
        keys.add(last);
      }
    }
    return keys;
  }

  /** The first replica that starts runs what all of them want together. */
  private String run(
      DesiredHook hook, String key, Verdict verdict, Set<String> after, String last) {
    String known = together.get(key);
    if (known != null) {
      return known;
    }
    Action run = new RunHook(hook);
    Set<String> steps = new HashSet<>(after);
    steps.add(last);
    draft.add(run, hook.name(), verdict.group(), steps);
    together.put(key, Draft.key(run));
    return Draft.key(run);
  }
}
