package dev.jstack.schema.describe;

import java.util.List;

/**
 * What an attribute means on a Windows host.
 *
 * @param kind what becomes of it
 * @param values the values that the kind is for ({@code b*}: all that begin with b); none: all
 * @param others whether it is for all values but those
 */
public record Verdict(Kind kind, List<String> values, boolean others) {

  /** What becomes of an attribute. */
  public enum Kind {
    WORKS('W', "works", "Works"),
    EMULATED('E', "works", "Works, done by jstack itself"),
    SILENT('S', "no effect", "Taken without effect"),
    IGNORED('I', "ignored", "Ignored with a warning"),
    REFUSED('X', "refused", "Refused");

    private final char letter;
    private final String word;
    private final String title;

    Kind(char letter, String word, String title) {
      this.letter = letter;
      this.word = word;
      this.title = title;
    }

    /** The word in a listing. */
    public String word() {
      return word;
    }

    /** The words in the reference. */
    public String title() {
      return title;
    }

    /** Whether a stack that uses it cannot run. */
    public boolean refuses() {
      return this == REFUSED;
    }

    /** Whether a person who uses it must hear of it. */
    public boolean speaks() {
      return refuses() || this == IGNORED;
    }

    static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no verdict " + letter);
    }
  }

  /** Reads {@code X}, {@code X:host,service:*} or {@code X!0,-1}. */
  static Verdict parse(String text) {
    Kind kind = Kind.of(text.charAt(0));
    if (text.length() == 1) {
      return new Verdict(kind, List.of(), false);
    }
    return new Verdict(kind, List.of(text.substring(2).split(",")), text.charAt(1) == '!');
  }

  /** The verdict on a value that is written as {@code text}. */
  public Kind on(String text) {
    if (values.isEmpty()) {
      return kind;
    }
    boolean named = false;
    for (String value : values) {
      named |= matches(value, text);
    }
    if (named != others && !text.isEmpty()) {
      return kind;
    }
    return asksForNothing(text) ? Kind.SILENT : Kind.WORKS;
  }

  private static boolean asksForNothing(String text) {
    return text.isEmpty() || text.equals("false") || text.equals("0") || text.equals("-1");
  }

  private static boolean matches(String value, String text) {
    return value.endsWith("*")
        ? text.regionMatches(true, 0, value, 0, value.length() - 1)
        : text.equalsIgnoreCase(value);
  }

  /** Which values it is for, as words; empty for all. */
  public String condition() {
    if (values.isEmpty()) {
      return "";
    }
    String list = "`" + String.join("`, `", values) + "`";
    return others ? "all values but " + list : list;
  }

  @Override
  public String toString() {
    String list = String.join(",", values);
    return kind.letter + (values.isEmpty() ? "" : (others ? "!" : ":") + list);
  }
}
