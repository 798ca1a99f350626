package dev.jstack.schema.validate;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What may be wrong with the structure of a stack file. */
public enum StructureCode implements DiagnosticCode {
  WRONG_TYPE(
      "JS2101",
      "a value of another kind is expected",
      "The attribute takes another kind of value: a list where a mapping stands, a number where a"
          + " text stands. YAML decides the kind by how a value is written: 3.8 is a number, \"3.8\" a"
          + " text; `- a: b` is a mapping, `- a=b` a text.",
      "Write the value as the message says; quote numbers that are meant as texts."),
  NOT_ONE_OF(
      "JS2102",
      "the value is not one of those allowed",
      "The attribute takes a few fixed words, in lower case.",
      "Use one of the words in the message."),
  OUT_OF_RANGE(
      "JS2103",
      "the number is too small or too large",
      "The attribute takes numbers of a certain range.",
      "Use a number of the range in the message."),
  UNKNOWN_ATTRIBUTE(
      "JS2104",
      "unknown attribute",
      "The Compose format has no such attribute at this place. Mostly it is a slip of the pen, an"
          + " indentation too deep or too shallow, or an attribute of the format's version 1. An"
          + " attribute that nobody knows would be lost silently, so it is refused.",
      "Correct the name, or move it to where it belongs. `jstack explain services` lists what a"
          + " service takes. Notes of your own go under a key that begins with `x-`."),
  MISSING_ATTRIBUTE(
      "JS2105",
      "a required attribute is missing",
      "The mapping means nothing without this attribute.",
      "Add it."),
  BAD_NAME(
      "JS2106",
      "the name has characters that names cannot have",
      "Names of services, networks, volumes, secrets and configs are made of letters, digits, dots,"
          + " dashes and underscores, because names of containers and hosts are made of them.",
      "Choose another name."),
  DUPLICATE_ITEM(
      "JS2107",
      "the list holds an item twice",
      "The order of this list means nothing, so the same item twice is a slip.",
      "Remove one of them."),
  BAD_FORM(
      "JS2108",
      "the text does not have the form it should",
      "The attribute takes texts of a certain form.",
      "Write it as the message says.");

  private final DiagnosticPage page;

  StructureCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
