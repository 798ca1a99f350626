package dev.jstack.engine.lower;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.model.Origin;
import dev.jstack.schema.model.Stack;
import java.util.List;

/** Collects what lowering finds, with the places in the files that it is about. */
final class Findings {
  private final Diagnostics found = new Diagnostics();
  private final Origin origin;
  private final SourceRange nowhere;

  Findings(Stack stack) {
    this.origin = stack.origin();
    this.nowhere = SourceRange.whole(SourceFile.named(stack.name().value()));
  }

  void error(PlanningCode code, String path, String message) {
    found.add(Diagnostic.error(code.code(), range(path), message).withHint(code.cure()));
  }

  void error(PlanningCode code, String path, String message, String hint) {
    found.add(Diagnostic.error(code.code(), range(path), message).withHint(hint));
  }

  /** An error that has to do with a second place. */
  void clash(PlanningCode code, String path, String message, String otherPath) {
    found.add(
        Diagnostic.error(code.code(), range(path), message)
            .withRelated(range(otherPath), "first here")
            .withHint(code.cure()));
  }

  void warning(PlanningCode code, String path, String message) {
    found.add(Diagnostic.warning(code.code(), range(path), message).withHint(code.cure()));
  }

  void warning(PlanningCode code, String path, String message, String hint) {
    found.add(Diagnostic.warning(code.code(), range(path), message).withHint(hint));
  }

  void note(PlanningCode code, String path, String message) {
    found.add(Diagnostic.note(code.code(), range(path), message));
  }

  boolean hasErrors() {
    return found.hasErrors();
  }

  List<Diagnostic> sorted() {
    return found.sorted();
  }

  private SourceRange range(String path) {
    return origin.of(path).orElse(nowhere);
  }
}
