package dev.jstack.schema.value;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers with a point, of a size that means something. */
public final class Decimals {
  private static final int LONGEST = 100;

  private Decimals() {}

  /**
   * The number that {@code text} is; empty when it is none, or has more digits, written out, than
   * anybody means: {@code 1e999999999} would take a gigabyte.
   */
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > LONGEST ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
