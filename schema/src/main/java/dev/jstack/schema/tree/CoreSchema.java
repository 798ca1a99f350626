package dev.jstack.schema.tree;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * What a plain scalar means. YAML 1.2's core schema, and of numbers also the spellings that Go's
 * YAML reader knows, because stack files were written for it: {@code 010} is eight, {@code 1_000} a
 * thousand.
 */
public final class CoreSchema {
  private static final int DECIMAL = 10;

  /** Digits; reading more of them takes time that grows with their square. */
  private static final int LONGEST = 400;

  private CoreSchema() {}

  /** The kind of a plain scalar. */
  static ScalarNode.Kind kindOf(String text) {
    if (text.isEmpty()) {
      return ScalarNode.Kind.NULL;
    }
    char first = text.charAt(0);
    if (isDigit(first) || first == '-' || first == '+' || first == '.') {
      return numberKind(text);
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> ScalarNode.Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> ScalarNode.Kind.BOOLEAN;
      default -> ScalarNode.Kind.TEXT;
    };
  }

  private static ScalarNode.Kind numberKind(String text) {
    if (isInteger(text)) {
      return ScalarNode.Kind.INTEGER;
    }
    return isFloat(text) ? ScalarNode.Kind.FLOAT : ScalarNode.Kind.TEXT;
  }

  /** The number that an integer's text means; empty when it means none. */
  public static Optional<BigInteger> integer(String text) {
    if (!isInteger(text)) {
      return Optional.empty();
    }
    String digits = unsigned(text);
    int radix = radix(digits);
    String body = digits.substring(prefixLength(digits, radix)).replace("_", "");
    BigInteger value = new BigInteger(body, radix);
    return Optional.of(text.startsWith("-") ? value.negate() : value);
  }

  private static boolean isInteger(String text) {
    String digits = unsigned(text);
    if (digits.isEmpty() || !isDigit(digits.charAt(0)) || digits.length() > LONGEST) {
      return false;
    }
    int radix = radix(digits);
    boolean any = false;
    for (int i = prefixLength(digits, radix); i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c != '_' && Character.digit(c, radix) < 0) {
        return false;
      }
      any |= c != '_';
    }
    return any;
  }

  private static String unsigned(String text) {
    return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
  }

  /** Whether a plain integer changes its value between readers because of a leading zero. */
  public static boolean hasLeadingZero(String text) {
    return text.length() > 1 && text.charAt(0) == '0' && isDigit(text.charAt(1));
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return DECIMAL;
    }
    return switch (Character.toLowerCase(digits.charAt(1))) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> digits.chars().allMatch(c -> c == '_' || Character.digit(c, 8) >= 0) ? 8 : DECIMAL;
    };
  }

  private static int prefixLength(String digits, int radix) {
    if (radix == DECIMAL) {
      return 0;
    }
    return isDigit(digits.charAt(1)) || digits.charAt(1) == '_' ? 1 : 2;
  }

  private static boolean isFloat(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(".nan") || lower.endsWith(".inf")) {
      return lower.length() <= 5;
    }
    int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int whole = digitsFrom(text, i);
    int end = i + whole;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digitsFrom(text, end + 1);
      whole += fraction;
      end += 1 + fraction;
    }
    return whole > 0 && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int at) {
    if (Character.toLowerCase(text.charAt(at)) != 'e') {
      return false;
    }
    int i = at + 1;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int digits = digitsFrom(text, i);
    return digits > 0 && i + digits == text.length();
  }

  private static int digitsFrom(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
