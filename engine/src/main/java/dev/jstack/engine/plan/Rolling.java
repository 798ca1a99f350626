package dev.jstack.engine.plan;

import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.UpdateRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces the replicas of one service batch by batch, each after the one before it is up. */
final class Rolling {
  private static final String NEXT = "before the next replicas are replaced";
  private static final String OLD = "before the old container is stopped";
  private static final String THROUGH = "before the older version is given up";

  private final Draft draft;
  private final SideBySide beside;
  private final UpdateRule rule;
  private final boolean rollsBack;
  private final List<Verdict> rolling;

  /** Keys of the steps that wait for replicas. */
  private final List<String> awaits = new ArrayList<>();

  /** Of {@code rolling}, the replicas of one service that are started anew. */
  Rolling(Draft draft, SideBySide beside, UpdateRule rule, List<Verdict> rolling) {
    this.draft = draft;
    this.beside = beside;
    this.rule = rule;
    this.rollsBack = rule.failureAction() == UpdateRule.FailureAction.ROLLBACK;
    this.rolling = rolling;
  }

  /** Orders the steps; the keys of those that wait for replicas. */
  List<String> order() {
    int size = rule.parallelism() == 0 ? rolling.size() : rule.parallelism();
    List<String> before = List.of();
    for (int i = 0; i < rolling.size(); i += size) {
      List<Verdict> batch = rolling.subList(i, Math.min(i + size, rolling.size()));
      for (Verdict verdict : batch) {
        for (String first : beside.is(verdict) ? List.of(verdict.startKey()) : verdict.stopKeys()) {
          draft.order(first, before);
        }
      }
      before = up(batch, i + size >= rolling.size());
    }
    return awaits;
  }

  /**
   * Keys of the steps that wait for {@code batch}, and watch it as long as is asked for. Nobody
   * waits for the last one but the containers that it takes the place of.
   */
  private List<String> up(List<Verdict> batch, boolean last) {
    List<String> keys = new ArrayList<>();
    for (Verdict verdict : batch) {
      String up = upKey(verdict, last);
      Map<String, String> moves = beside.moves(verdict);
      if (beside.is(verdict) || !moves.isEmpty()) {
        switchNames(verdict, moves, up);
      }
      Duration rest = rule.delay().minus(rule.monitor());
      boolean pauses = beside.is(verdict) && !rest.isNegative() && !rest.isZero() && !last;
      keys.add(pauses ? await(verdict, rest, NEXT, up) : up);
    }
    return keys;
  }

  /** The key of the step after which the new container is good. */
  private String upKey(Verdict verdict, boolean last) {
    String started = verdict.startKey();
    if (beside.is(verdict)) {
      return await(verdict, rule.monitor(), OLD, started);
    }
    if (last) {
      return rollsBack ? await(verdict, rule.monitor(), THROUGH, started) : started;
    }
    boolean longer = rule.monitor().compareTo(rule.delay()) > 0;
    return await(verdict, longer ? rule.monitor() : rule.delay(), NEXT, started);
  }

  private String await(Verdict verdict, Duration hold, String before, String after) {
    boolean required = rule.failureAction() != UpdateRule.FailureAction.CONTINUE;
    boolean probed = verdict.container().runtime().health().isPresent();
    Dependency.Condition condition =
        probed ? Dependency.Condition.HEALTHY : Dependency.Condition.STARTED;
    String service = verdict.container().address().name();
    AwaitContainer.Update update = new AwaitContainer.Update(service, rolling.size(), rule);
    Action await =
        new AwaitContainer(
            verdict.container().id(), condition, required, hold, Optional.of(update));
    String lasting =
        hold.isZero() ? "" : ", which it must last %d s for".formatted(hold.toSeconds());
    draft.add(await, before + lasting, "", List.of(after));
    awaits.add(Draft.key(await));
    return Draft.key(await);
  }

  private void switchNames(Verdict verdict, Map<String, String> moves, String up) {
    boolean side = beside.is(verdict);
    Action names = new SwitchNames(verdict.container().id(), side, moves);
    draft.add(names, "its names lead to the new container", verdict.group(), List.of(up));
    if (side) {
      for (String stop : verdict.outdatedStopKeys()) {
        draft.order(stop, List.of(Draft.key(names)));
      }
    }
  }
}
