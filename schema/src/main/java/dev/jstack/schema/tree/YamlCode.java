package dev.jstack.schema.tree;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can be wrong with a file before it means anything. */
public enum YamlCode implements DiagnosticCode {
  SYNTAX(
      "JS1001",
      "The file is no YAML",
      "The text breaks a rule of YAML 1.2: often a quote that is not closed, wrong indentation, or"
          + " a Windows path in double quotes.",
      "Look at the marked place; write Windows paths plain or in single quotes."),
  DUPLICATE_KEY(
      "JS1002",
      "A key stands twice in one mapping",
      "The same key is written twice, so one of the values would be lost.",
      "Remove or rename one of them, or put both values under one key."),
  ENCODING(
      "JS1003",
      "The file is not UTF-8",
      "Stack files are UTF-8, with or without byte order mark.",
      "Save the file as UTF-8."),
  TOO_LARGE(
      "JS1004",
      "The file asks for too much",
      "The file is larger, deeper or expands to more values by aliases than any stack needs.",
      "Split the file, or write less by aliases."),
  ALIAS(
      "JS1005",
      "An alias leads nowhere or to itself",
      "An alias names an anchor that is not defined before it, or one it stands in.",
      "Define the anchor first and do not use it inside its own value."),
  MERGE_KEY(
      "JS1006",
      "A merge key holds no mapping",
      "`<<` takes a mapping or a list of mappings.",
      "Let the alias name a mapping."),
  KEY_NOT_TEXT(
      "JS1007",
      "A key is not a text",
      "Keys of a stack file are texts; this one reads as a number, a boolean or a structure.",
      "Put the key in quotes."),
  LEADING_ZERO(
      "JS1008",
      "A number has a leading zero",
      "Readers differ: 010 is eight for some and ten for others. jstack reads it as octal, as docker"
          + " compose does.",
      "Write the number without the zero, or in quotes."),
  CONTROL_CHARACTER(
      "JS1009",
      "A Windows path became a control character",
      "In double quotes a backslash starts an escape: \"C:\\new\" holds a line break.",
      "Use plain text or single quotes for Windows paths."),
  UNKNOWN_TAG(
      "JS1011",
      "A tag that means nothing",
      "Stack files have two tags, !reset and !override; others are passed over, as docker compose does.",
      "Correct the tag, or remove it."),
  EMPTY("JS1010", "The file is empty", "There is no document in the file.", "Add `services:`.");

  private final DiagnosticPage page;

  YamlCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
