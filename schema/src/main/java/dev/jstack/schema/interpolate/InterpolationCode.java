package dev.jstack.schema.interpolate;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can be wrong with variables. */
public enum InterpolationCode implements DiagnosticCode {
  MALFORMED(
      "JS1101",
      "A variable is not well formed",
      "`${` starts a variable, and what follows is no name with an optional operator.",
      "Write `${NAME}` or `${NAME:-default}`; write `$$` for a dollar sign."),
  REQUIRED(
      "JS1102",
      "A required variable has no value",
      "The stack file demands the variable with `${NAME:?why}` or `${NAME?why}`.",
      "Set it in the environment, in `.env` or with --env-file."),
  UNSET(
      "JS1103",
      "A variable is not set",
      "The stack file uses a variable that has no value and no default; it becomes empty text.",
      "Set it, give a default with `${NAME:-default}`, or write `$$` for a dollar sign."),
  TYPE(
      "JS1104",
      "A value has not the type of its place",
      "After its variables were replaced the text is not the number or boolean wanted here.",
      "Give the variable such a value, or a default."),
  TRUTH_WORD(
      "JS1105",
      "A boolean is written as yes, no, on or off",
      "YAML 1.2 reads these words as texts; older readers took them for booleans.",
      "Write true or false."),
  NAME_CASE(
      "JS1106",
      "A variable is set in another case",
      "Names of variables ignore case on Windows and keep it elsewhere. jstack takes the other"
          + " spelling on every host, so that a stack means the same everywhere.",
      "Write the name as it is set.");

  private final DiagnosticPage page;

  InterpolationCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
