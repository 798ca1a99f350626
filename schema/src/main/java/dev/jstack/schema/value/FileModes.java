package dev.jstack.schema.value;

import java.util.Optional;

/**
 * File modes: octal, whether written {@code 0440}, {@code "0440"}, {@code 440} or {@code 0o440}.
 */
public final class FileModes {
  private static final int HIGHEST = 07777;

  private FileModes() {}

  /** The mode that {@code text} means in octal; empty when it means none. */
  public static Optional<Integer> parse(String text) {
    String digits = text.startsWith("0o") || text.startsWith("0O") ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 6) {
      return Optional.empty();
    }
    try {
      int mode = Integer.parseInt(digits, 8);
      return mode >= 0 && mode <= HIGHEST ? Optional.of(mode) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Four octal digits with a leading zero. */
  public static String print(int mode) {
    return String.format("0%o", mode);
  }
}
