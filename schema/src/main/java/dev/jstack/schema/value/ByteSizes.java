package dev.jstack.schema.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Byte sizes as stack files write them: {@code 512m}, {@code 1.5g}, {@code 16GB}; 1024-based. */
public final class ByteSizes {
  private static final String UNITS = "bkmgtp";
  private static final int LONGEST = 40;

  private ByteSizes() {}

  /** The number of bytes that {@code text} means; empty when it means none. */
  public static Optional<Long> parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && isNumber(lower.charAt(end), end)) {
      end++;
    }
    int power = power(lower.substring(end).strip());
    if (power < 0 || end == 0 || end > LONGEST) {
      return Optional.empty();
    }
    try {
      BigDecimal bytes =
          new BigDecimal(lower.substring(0, end)).multiply(BigDecimal.valueOf(1024).pow(power));
      return bytes.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
          ? Optional.empty()
          : Optional.of(bytes.longValue());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(char c, int at) {
    return c >= '0' && c <= '9' || c == '.' || c == '-' && at == 0;
  }

  /** The power of 1024 that a unit stands for; -1 for none. */
  private static int power(String unit) {
    if (unit.isEmpty()) {
      return 0;
    }
    int power = UNITS.indexOf(unit.charAt(0));
    String rest = unit.substring(1);
    boolean known =
        rest.isEmpty() || rest.equals("b") && power > 0 || rest.equals("ib") && power > 0;
    return known ? power : -1;
  }
}
