package dev.jstack.runner.command;

import dev.jstack.diagnostic.DiagnosticCatalog;
import dev.jstack.engine.converge.ConvergenceCode;
import dev.jstack.engine.lower.PlanningCode;
import dev.jstack.engine.provider.ProviderCode;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.schema.SchemaCodes;
import java.util.List;

/** Every code that a message of jstack can carry. */
public final class Codes {
  private Codes() {}

  /** The codes of reading, checking, planning, converging and of images. */
  public static DiagnosticCatalog catalog() {
    return SchemaCodes.catalog()
        .and(DiagnosticCatalog.of(List.of(PlanningCode.values())))
        .and(DiagnosticCatalog.of(List.of(ProviderCode.values())))
        .and(DiagnosticCatalog.of(List.of(ConvergenceCode.values())))
        .and(DiagnosticCatalog.of(List.of(ImageProblem.values())));
  }
}
