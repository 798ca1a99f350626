package dev.jstack.engine.plan;

import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Scaling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Replaces the replicas of a service batch by batch, each after the one before it is up. */
final class Rolling {
  private final Draft draft;

  Rolling(Draft draft) {
    this.draft = draft;
  }

  /** Orders the steps of {@code rolling}, the replicas of one service that are started anew. */
  void order(List<Verdict> rolling, Scaling scaling) {
    int size = scaling.parallelism() == 0 ? rolling.size() : scaling.parallelism();
    List<String> before = List.of();
    for (int i = 0; i < rolling.size(); i += size) {
      List<Verdict> batch = rolling.subList(i, Math.min(i + size, rolling.size()));
      for (Verdict verdict : batch) {
        for (String stop : verdict.stopKeys()) {
          draft.order(stop, before);
        }
      }
      boolean last = i + size >= rolling.size();
      before = last ? List.of() : up(batch, scaling);
    }
  }

  /** Keys of the steps that wait for {@code batch}, and watch it as long as is asked for. */
  private List<String> up(List<Verdict> batch, Scaling scaling) {
    boolean required = scaling.failureAction() != Scaling.FailureAction.CONTINUE;
    Duration hold =
        scaling.monitor().compareTo(scaling.delay()) > 0 ? scaling.monitor() : scaling.delay();
    List<String> keys = new ArrayList<>();
    for (Verdict verdict : batch) {
      boolean probed = verdict.container().runtime().health().isPresent();
      Dependency.Condition condition =
          probed ? Dependency.Condition.HEALTHY : Dependency.Condition.STARTED;
      Action await = new AwaitContainer(verdict.container().id(), condition, required, hold);
      draft.add(await, cause(hold), "", List.of(verdict.startKey()));
      keys.add(Draft.key(await));
    }
    return keys;
  }

  private static String cause(Duration hold) {
    String text = "before the next replicas are replaced";
    return hold.isZero()
        ? text
        : text + ", which it must last %d s for".formatted(hold.toSeconds());
  }
}
