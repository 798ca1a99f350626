package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceRange;

/**
 * A scalar. The raw text is kept whatever the kind: {@code mode: 0440} and {@code "1.10"} need it.
 *
 * @param kind what the YAML core schema makes of the text
 * @param text the characters after unquoting, before interpretation
 * @param style how it was written; a quoted scalar is always {@link Kind#TEXT}
 * @param range where it stands
 */
public record ScalarNode(Kind kind, String text, Style style, SourceRange range) implements Node {

  /** YAML core schema kinds. */
  public enum Kind {
    TEXT,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /** How the scalar was written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /** A text that no file wrote, placed at {@code range} for messages. */
  public static ScalarNode text(String text, SourceRange range) {
    return new ScalarNode(Kind.TEXT, text, Style.PLAIN, range);
  }

  /** An integer that no file wrote. */
  public static ScalarNode integer(long value, SourceRange range) {
    return new ScalarNode(Kind.INTEGER, Long.toString(value), Style.PLAIN, range);
  }

  /** A boolean that no file wrote. */
  public static ScalarNode bool(boolean value, SourceRange range) {
    return new ScalarNode(Kind.BOOLEAN, Boolean.toString(value), Style.PLAIN, range);
  }

  /** A null at {@code range}. */
  public static ScalarNode nullAt(SourceRange range) {
    return new ScalarNode(Kind.NULL, "", Style.PLAIN, range);
  }

  /** The same text as a text, whatever it looked like. */
  public ScalarNode asText() {
    return kind == Kind.TEXT ? this : new ScalarNode(Kind.TEXT, text, style, range);
  }

  /** The same place and style with another text. */
  public ScalarNode withText(String other) {
    return other.equals(text) ? this : new ScalarNode(kind, other, style, range);
  }

  public boolean isText() {
    return kind == Kind.TEXT;
  }

  /** Whether this is the boolean true. */
  public boolean isTrue() {
    return kind == Kind.BOOLEAN && text.equalsIgnoreCase("true");
  }

  @Override
  public String describe() {
    return switch (kind) {
      case TEXT -> "a text";
      case INTEGER -> "an integer";
      case FLOAT -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
    };
  }
}
