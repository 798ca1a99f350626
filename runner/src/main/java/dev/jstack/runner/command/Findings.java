package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.DiagnosticPrinter;
import dev.jstack.diagnostic.PrintStyle;
import dev.jstack.runner.console.Console;
import java.util.List;

/** Findings on the terminal. */
final class Findings {
  private Findings() {}

  /** Tells all of them with excerpts, their number last. */
  static void tell(List<Diagnostic> findings, Console console) {
    if (findings.isEmpty()) {
      return;
    }
    PrintStyle style =
        new PrintStyle(
            console.errorStyle().utf8(), console.errorStyle().colour(), console.columns());
    console.tell(new DiagnosticPrinter(style).print(findings).stripTrailing());
  }
}
