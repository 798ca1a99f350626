package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.plan.AwaitContainer;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.schema.model.UpdateRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the updates of one run do: which replicas failed, and whether that is more than the stack
 * file bears. Safe for several threads.
 */
final class UpdateCourse {
  private final Map<String, Set<ResourceAddress>> failed = new LinkedHashMap<>();
  private final Map<String, String> given = new LinkedHashMap<>();

  /** Counts the replica of {@code await} as failed; whether its update goes on all the same. */
  synchronized boolean bears(AwaitContainer await, AwaitContainer.Update update, String why) {
    Set<ResourceAddress> replicas =
        failed.computeIfAbsent(update.service(), service -> new LinkedHashSet<>());
    replicas.add(await.address());
    boolean borne = update.bears(replicas.size());
    if (!borne && update.rule().failureAction() == UpdateRule.FailureAction.ROLLBACK) {
      given.putIfAbsent(update.service(), why);
    }
    return borne;
  }

  /** Whether {@code node} counts as done although what it depends on failed. */
  boolean tolerates(PlanNode node) {
    if (node.action() instanceof AwaitContainer await && await.update().isPresent()) {
      String why = Translation.name(await.address()) + " could not be started";
      return bears(await, await.update().get(), why);
    }
    return node.action().isTolerant();
  }

  /** The services that go back to what they were, and why. */
  synchronized Map<String, String> givenUp() {
    return new LinkedHashMap<>(given);
  }
}
