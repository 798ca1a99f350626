package dev.jstack.engine.plan;

import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.UpdateRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Replaces the replicas of a service batch by batch, each after the one before it is up. */
final class Rolling {
  private static final String NEXT = "before the next replicas are replaced";
  private static final String OLD = "before the old container is stopped";

  private final Draft draft;
  private final SideBySide beside;

  Rolling(Draft draft, SideBySide beside) {
    this.draft = draft;
    this.beside = beside;
  }

  /** Orders the steps of {@code rolling}, the replicas of one service that are started anew. */
  void order(List<Verdict> rolling, UpdateRule rule) {
    int size = rule.parallelism() == 0 ? rolling.size() : rule.parallelism();
    List<String> before = List.of();
    for (int i = 0; i < rolling.size(); i += size) {
      List<Verdict> batch = rolling.subList(i, Math.min(i + size, rolling.size()));
      for (Verdict verdict : batch) {
        for (String first : beside.is(verdict) ? List.of(verdict.startKey()) : verdict.stopKeys()) {
          draft.order(first, before);
        }
      }
      boolean last = i + size >= rolling.size();
      before = up(batch, rule, last);
    }
  }

  /**
   * Keys of the steps that wait for {@code batch}, and watch it as long as is asked for. Nobody
   * waits for the last one but the containers that it takes the place of.
   */
  private List<String> up(List<Verdict> batch, UpdateRule rule, boolean last) {
    List<String> keys = new ArrayList<>();
    for (Verdict verdict : batch) {
      String started = verdict.startKey();
      Duration hold = longer(rule.monitor(), rule.delay());
      if (beside.is(verdict)) {
        started = await(verdict, rule, rule.monitor(), OLD, started);
        switchNames(verdict, started);
        hold = rule.delay().minus(rule.monitor());
      }
      boolean paused = !beside.is(verdict) || !hold.isNegative() && !hold.isZero();
      if (!last) {
        keys.add(paused ? await(verdict, rule, hold, NEXT, started) : started);
      }
    }
    return keys;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private String await(
      Verdict verdict, UpdateRule rule, Duration hold, String before, String after) {
    boolean required = rule.failureAction() != UpdateRule.FailureAction.CONTINUE;
    boolean probed = verdict.container().runtime().health().isPresent();
    Dependency.Condition condition =
        probed ? Dependency.Condition.HEALTHY : Dependency.Condition.STARTED;
    Action await = new AwaitContainer(verdict.container().id(), condition, required, hold);
    String lasting =
        hold.isZero() ? "" : ", which it must last %d s for".formatted(hold.toSeconds());
    draft.add(await, before + lasting, "", List.of(after));
    return Draft.key(await);
  }

  private void switchNames(Verdict verdict, String await) {
    Action names = new SwitchNames(verdict.container().id(), beside.moves(verdict));
    draft.add(names, "its names lead to the new container", verdict.group(), List.of(await));
    for (String stop : verdict.outdatedStopKeys()) {
      draft.order(stop, List.of(Draft.key(names)));
    }
  }
}
