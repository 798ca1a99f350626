package dev.jstack.engine.converge;

import dev.jstack.engine.graph.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a convergence ended.
 *
 * @param outcomes of each node of the plan, by id, in the order they ended
 * @param timedOut whether its deadline ended it
 * @param running replicas that run now
 * @param wanted replicas that should
 */
public record ConvergenceReport(
    Map<String, Outcome> outcomes, boolean timedOut, int running, int wanted) {

  public ConvergenceReport {
    outcomes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }

  /** Whether everything of the plan is done. */
  public boolean isComplete() {
    return !timedOut && outcomes.values().stream().allMatch(Outcome::isDone);
  }

  /** Whether nothing of the plan is done although there was something to do. */
  public boolean isNothingDone() {
    return !outcomes.isEmpty() && outcomes.values().stream().noneMatch(Outcome::isDone);
  }

  /**
   * Whether another stack was faster with an address or a name, so that a new plan may succeed
   * where this one cannot.
   */
  public boolean isOvertaken() {
    return outcomes.values().stream().anyMatch(ConvergenceReport::isOvertaken);
  }

  /** Whether a step was late for an address or a name. */
  static boolean isOvertaken(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        && failed.cause() instanceof ActionException action
        && action.code() == ConvergenceCode.TAKEN_MEANWHILE;
  }

  /** How many actions failed. */
  public int failed() {
    return (int)
        outcomes.values().stream().filter(outcome -> outcome instanceof Outcome.Failed).count();
  }
}
