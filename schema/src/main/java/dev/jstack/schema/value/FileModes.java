package dev.jstack.schema.value;

import java.math.BigInteger;
import java.util.Optional;

/**
 * File modes: octal, whether written {@code 0440}, {@code "0440"}, {@code 440} or {@code 0o440}.
 */
public final class FileModes {
  private static final BigInteger HIGHEST = BigInteger.valueOf(07777);

  private FileModes() {}

  /** The mode that {@code text} means in octal; empty when it means none. */
  public static Optional<Integer> parse(String text) {
    String digits = text.startsWith("0o") || text.startsWith("0O") ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 6) {
      return Optional.empty();
    }
    try {
      return of(BigInteger.valueOf(Integer.parseInt(digits, 8)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The mode that a number is; empty when it is none. */
  public static Optional<Integer> of(BigInteger number) {
    boolean fits = number.signum() >= 0 && number.compareTo(HIGHEST) <= 0;
    return fits ? Optional.of(number.intValue()) : Optional.empty();
  }

  /** Four octal digits with a leading zero. */
  public static String print(int mode) {
    return String.format("0%o", mode);
  }
}
