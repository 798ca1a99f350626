package dev.jstack.engine;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What became of planning.
 *
 * @param plan the plan; absent when there are errors
 * @param diagnostics what the host cannot do, images that are missing, and warnings
 */
public record Planning(Optional<Plan> plan, List<Diagnostic> diagnostics) {
  public Planning {
    diagnostics = List.copyOf(diagnostics);
  }
}
