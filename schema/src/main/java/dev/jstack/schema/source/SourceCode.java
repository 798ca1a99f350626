package dev.jstack.schema.source;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can be wrong with the files around a stack. */
public enum SourceCode implements DiagnosticCode {
  NOT_FOUND(
      "JS1201",
      "A file is not there",
      "A file that was named on the command line or in a stack file does not exist.",
      "Check the path; relative paths start at the project directory, or beside an included file."),
  NOT_READABLE(
      "JS1202",
      "A file cannot be read",
      "The file is there, but reading it failed: permissions, a directory, or the disk.",
      "Make the file readable for you."),
  NO_STACK_FILE(
      "JS1203",
      "There is no stack file",
      "Neither -f nor COMPOSE_FILE names one, and none is in this directory or above.",
      "Name it with -f, or change into its directory."),
  SEVERAL_STACK_FILES(
      "JS1204",
      "Several files could be the stack file",
      "More than one of the well-known names is there; the first in order of preference is used.",
      "Name the one you mean with -f, or remove the other."),
  ENV_SYNTAX(
      "JS1205",
      "A line of an env file is not KEY=VALUE",
      "The line breaks the grammar of env files.",
      "Write KEY=VALUE, with the value in single quotes when it holds quotes or blanks at its ends."),
  ENV_VARIABLE(
      "JS1206",
      "A value of an env file uses a variable that is not set",
      "A `$` in an unquoted or double-quoted value starts a variable; without value it vanishes.",
      "Put the value in single quotes, or write `$$`."),
  ENV_CONTROL_CHARACTER(
      "JS1207",
      "A Windows path in an env file became a control character",
      "In double quotes a backslash starts an escape: \"C:\\new\" holds a line break.",
      "Write the path without quotes or in single quotes."),
  PROJECT_NAME(
      "JS1208",
      "The project's name is not usable",
      "Names consist of lower-case letters, digits, hyphens and underscores and start with a letter"
          + " or a digit.",
      "Give another name with -p, COMPOSE_PROJECT_NAME or `name:`."),
  TOO_MANY_FILES(
      "JS1209",
      "The stack reads too many files",
      "Includes and extends lead to more files than any stack needs, perhaps in a circle.",
      "Look at the chain of `include` and `extends`."),
  VARIABLE_WITHOUT_MEANING(
      "JS1210",
      "A variable means nothing here",
      "The variable steers what only docker compose or its Linux engine has.",
      "Unset it."),
  ENV_FORMAT(
      "JS1211",
      "The format of an env file is unknown",
      "`format` is absent or `raw`.",
      "Remove `format`, or write `format: raw`.");

  private final DiagnosticPage page;

  SourceCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
