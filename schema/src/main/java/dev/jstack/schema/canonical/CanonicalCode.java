package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can be wrong with values and with what is asked of a stack. */
public enum CanonicalCode implements DiagnosticCode {
  VALUE(
      "JS1601",
      "A value has the wrong form",
      "The attribute takes a duration, a size in bytes, a number or a mode, and this text is none.",
      "Compare with `1m30s`, `512m`, `0.5`, `\"0440\"`."),
  NO_SUCH_SERVICE(
      "JS1602",
      "A service of the command line does not exist",
      "The command line names a service that the stack does not have.",
      "Check the name with `jstack config --services`."),
  SOURCE_MISSING(
      "JS1603",
      "A secret or config has no content",
      "The environment variable or file that holds it is not there.",
      "Set the variable or make the file.");

  private final DiagnosticPage page;

  CanonicalCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
