package dev.jstack.runner.command;

import dev.jstack.diagnostic.DiagnosticCatalog;
import dev.jstack.engine.lower.PlanningCode;
import dev.jstack.schema.SchemaCodes;
import java.util.List;

/** Every code that jstack gives to a finding. */
final class Codes {
  private Codes() {}

  static DiagnosticCatalog catalog() {
    return SchemaCodes.catalog().and(DiagnosticCatalog.of(List.of(PlanningCode.values())));
  }
}
