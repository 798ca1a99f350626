package dev.jstack.schema.describe;

import java.util.Locale;
import java.util.regex.Pattern;

/** Kinds of text. Only some have a pattern: the others are parsed where their value is needed. */
public enum TextForm {
  TEXT("a text", ""),
  DURATION("a duration such as 1m30s", ""),
  BYTES("a size such as 512mb", ""),
  PATH("a path", ""),
  CONTAINER_NAME(
      "a name of letters, digits, dots, dashes and underscores", "[a-zA-Z0-9][a-zA-Z0-9_.-]+"),
  PULL_POLICY(
      "one of always, never, missing, if_not_present, build, refresh, daily, weekly, every_<duration>",
      "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+");

  private final String words;
  private final String pattern;

  TextForm(String words, String pattern) {
    this.words = words;
    this.pattern = pattern;
  }

  /** What a person calls it. */
  public String words() {
    return words;
  }

  /** A regular expression that is found in every such text; empty when any text will do. */
  public String pattern() {
    return pattern;
  }

  /** Whether {@code text} has this form. */
  public boolean admits(String text) {
    return pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find();
  }

  static TextForm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
