package dev.jstack.schema.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Durations as stack files write them: {@code 1m30s}, {@code 1.5h}, {@code 500ms}, {@code 2d}. */
public final class Durations {
  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Durations() {}

  /** The duration that {@code text} means; empty when it means none. */
  public static Optional<Duration> parse(String text) {
    boolean negative = text.startsWith("-");
    int at = negative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    long everyday = everyday(text);
    if (everyday > 0) {
      return Optional.of(Duration.ofNanos(everyday));
    }
    BigDecimal nanos = BigDecimal.ZERO;
    boolean any = false;
    while (at < text.length()) {
      int unit = at;
      while (unit < text.length() && isNumber(text.charAt(unit))) {
        unit++;
      }
      int end = unit;
      while (end < text.length() && !isNumber(text.charAt(end))) {
        end++;
      }
      long factor = factor(text.substring(unit, end));
      Optional<BigDecimal> number = number(text.substring(at, unit));
      if (factor == 0 || number.isEmpty()) {
        return Optional.empty();
      }
      nanos = nanos.add(number.get().multiply(BigDecimal.valueOf(factor)));
      any = true;
      at = end;
    }
    if (!any || nanos.compareTo(LONGEST) > 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue()));
  }

  /** The nanoseconds of a number of one to four digits with a unit; 0 for any other text. */
  private static long everyday(String text) {
    int at = 0;
    long number = 0;
    while (at < text.length() && at < 4 && isNumber(text.charAt(at)) && text.charAt(at) != '.') {
      number = 10 * number + text.charAt(at++) - '0';
    }
    return number == 0 ? 0 : number * factor(text.substring(at));
  }

  /** As docker compose prints it: {@code 1h0m0s}, {@code 1m30s}, {@code 500ms}. */
  public static String print(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos < 0) {
      return "-" + print(duration.negated());
    }
    if (nanos < SECOND) {
      return nanos == 0 ? "0s" : small(nanos);
    }
    StringBuilder out = new StringBuilder();
    long hours = nanos / HOUR;
    long minutes = nanos % HOUR / MINUTE;
    if (hours > 0) {
      out.append(hours).append('h');
    }
    if (hours > 0 || minutes > 0) {
      out.append(minutes).append('m');
    }
    return out.append(fraction(nanos % MINUTE, SECOND)).append('s').toString();
  }

  private static String small(long nanos) {
    if (nanos >= MILLI) {
      return fraction(nanos, MILLI) + "ms";
    }
    return nanos >= MICRO ? fraction(nanos, MICRO) + "µs" : nanos + "ns";
  }

  /** {@code unit} is a power of ten. */
  private static String fraction(long nanos, long unit) {
    String whole = Long.toString(nanos / unit);
    long rest = nanos % unit;
    if (rest == 0) {
      return whole;
    }
    String digits = Long.toString(unit + rest);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return whole + "." + digits.substring(1, end);
  }

  private static boolean isNumber(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  private static Optional<BigDecimal> number(String digits) {
    try {
      return digits.length() > 30 ? Optional.empty() : Optional.of(new BigDecimal(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> MICRO;
      case "ms" -> MILLI;
      case "s" -> SECOND;
      case "m" -> MINUTE;
      case "h" -> HOUR;
      case "d" -> DAY;
      case "w" -> 7 * DAY;
      default -> 0;
    };
  }
}
