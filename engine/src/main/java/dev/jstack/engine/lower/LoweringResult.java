package dev.jstack.engine.lower;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredState;
import java.util.List;
import java.util.Optional;

/**
 * What lowering came to.
 *
 * @param state absent when there are errors
 * @param diagnostics by place
 */
public record LoweringResult(Optional<DesiredState> state, List<Diagnostic> diagnostics) {
  public LoweringResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
