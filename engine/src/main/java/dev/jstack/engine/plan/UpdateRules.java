package dev.jstack.engine.plan;

import dev.jstack.schema.model.OrderedMaps;
import dev.jstack.schema.model.Scaling;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.UpdateRule;
import dev.jstack.schema.model.UpdateRule.FailureAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** By which rule the replicas of each service are replaced. */
record UpdateRules(Map<String, UpdateRule> rules) {

  UpdateRules {
    rules = OrderedMaps.copyOf(rules);
  }

  /** Those of a stack file. */
  static UpdateRules of(Stack stack) {
    Map<String, UpdateRule> rules = new LinkedHashMap<>();
    stack.services().values().forEach(s -> rules.put(s.name().value(), s.scaling().update()));
    return new UpdateRules(rules);
  }

  /** Those of the way back of {@code services}: nothing goes back from there. */
  static UpdateRules back(Stack stack, Set<String> services) {
    Map<String, UpdateRule> rules = new LinkedHashMap<>();
    for (Service service : stack.services().values()) {
      String name = service.name().value();
      Scaling scaling = service.scaling();
      rules.put(name, onward(services.contains(name) ? scaling.rollback() : scaling.update()));
    }
    return new UpdateRules(rules);
  }

  private static UpdateRule onward(UpdateRule rule) {
    return rule.failureAction() != FailureAction.ROLLBACK
        ? rule
        : new UpdateRule(
            rule.parallelism(),
            rule.delay(),
            FailureAction.PAUSE,
            rule.monitor(),
            rule.maxFailureRatio(),
            rule.order());
  }

  UpdateRule of(String service) {
    return rules.getOrDefault(service, UpdateRule.DEFAULT);
  }

  boolean rollsBack(String service) {
    return of(service).failureAction() == FailureAction.ROLLBACK;
  }
}
