package dev.jstack.runner.option;

import java.time.Duration;
import java.util.Locale;

/** Values of options as numbers and times. */
final class Values {
  private Values() {}

  static int number(String option, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, in the words of the command line
    }
    throw new UsageException("--" + option + " takes a whole number, not `" + text + "`");
  }

  static Duration duration(String option, String text) {
    Duration total = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int digits = at;
      while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
        digits++;
      }
      int letters = digits;
      while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
        letters++;
      }
      long unit = unitMillis(text.substring(digits, letters));
      if (digits == at || digits - at > 9 || unit == 0) {
        throw noDuration(option, text);
      }
      total = total.plusMillis(Long.parseLong(text.substring(at, digits)) * unit);
      at = letters;
    }
    if (text.isEmpty()) {
      throw noDuration(option, text);
    }
    return total;
  }

  private static long unitMillis(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "ms" -> 1;
      case "", "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 0;
    };
  }

  private static UsageException noDuration(String option, String text) {
    return new UsageException(
        "--" + option + " takes a time such as 10, 90s or 1m30s, not `" + text + "`");
  }
}
