package dev.jstack.schema.config;

import dev.jstack.schema.tree.ScalarNode;
import java.util.Locale;
import java.util.Set;

/**
 * Writes scalars so that every YAML reader, of version 1.1 or 1.2, reads the same: a text that
 * looks like something else is quoted.
 */
final class YamlScalar {
  /** What YAML 1.1 or 1.2 takes for a boolean, null, merge or value key. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "~", "yes", "no", "on", "off", "y", "n", "<<", "=");

  /** Of these, what YAML 1.2 takes so; docker compose puts them in double quotes. */
  private static final Set<String> CORE = Set.of("true", "false", "null", "~");

  private static final String LEADING = "!&*-?:,[]{}#|>@`\"'%";

  private YamlScalar() {}

  static void writeKey(String key, StringBuilder out) {
    if (isPlain(key)) {
      out.append(key);
    } else {
      quoted(key, out);
    }
  }

  static void write(ScalarNode node, boolean escapeDollar, int level, StringBuilder out) {
    if (node.isNull()) {
      out.append("null");
      return;
    }
    boolean dollar = escapeDollar && node.text().indexOf('$') >= 0;
    String text = dollar ? node.text().replace("$", "$$") : node.text();
    if (node.kind() != ScalarNode.Kind.TEXT || isPlain(text)) {
      out.append(text);
    } else if (isBlock(text)) {
      block(text, level, out);
    } else {
      quoted(text, out);
    }
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || isWord(text) || isNumberLike(text)) {
      return false;
    }
    char first = text.charAt(0);
    boolean leads = LEADING.indexOf(first) >= 0 && !(isMild(first) && followedByText(text));
    if (leads || first == ' ' || text.charAt(text.length() - 1) == ' ') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean colon = c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
      boolean comment = c == '#' && text.charAt(i - 1) == ' ';
      if (colon || comment || !isPrintable(c)) {
        return false;
      }
    }
    return !text.startsWith("---") && !text.startsWith("...");
  }

  private static boolean isMild(char first) {
    return first == '-' || first == '?' || first == ':';
  }

  private static boolean followedByText(String text) {
    return text.length() > 1 && text.charAt(1) != ' ';
  }

  private static boolean isWord(String text) {
    return text.length() < 6 && WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Numbers, dates and base 60 of any YAML version begin like this and hold no other letters. */
  private static boolean isNumberLike(String text) {
    char first = text.charAt(0);
    boolean sign = first == '+' || first == '-';
    int start = sign ? 1 : 0;
    if (start == text.length()) {
      return false;
    }
    char digit = text.charAt(start);
    if (digit == '.') {
      return text.length() > start + 1;
    }
    if (digit < '0' || digit > '9') {
      return false;
    }
    int dots = 0;
    boolean digits = true;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("0123456789abcdefABCDEFxXoOtTzZ.:_+- ".indexOf(c) < 0) {
        return false;
      }
      dots += c == '.' ? 1 : 0;
      digits &= c == '.' || c >= '0' && c <= '9';
    }
    return !digits || dots < 2;
  }

  private static boolean isPrintable(char c) {
    return c >= ' '
        && c != 0x7f
        && !(c >= 0x80 && c < 0xa0)
        && c != 0xfeff
        && c != 0x2028
        && c != 0x2029;
  }

  /** Text of several lines that a literal block keeps as it is. */
  private static boolean isBlock(String text) {
    int end = text.indexOf('\n');
    if (end <= 0 || text.charAt(0) == ' ' || text.startsWith("\n")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && (!isPrintable(c) || Character.isSurrogate(c))) {
        return false;
      }
    }
    return !text.isBlank();
  }

  private static void block(String text, int level, StringBuilder out) {
    boolean ends = text.endsWith("\n");
    out.append(!ends ? "|-" : text.endsWith("\n\n") ? "|+" : "|");
    String body = ends ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append('\n').append(line.isEmpty() ? "" : "  ".repeat(level)).append(line);
    }
  }

  private static void quoted(String text, StringBuilder out) {
    boolean simple = true;
    for (int i = 0; i < text.length(); i++) {
      simple &= isPrintable(text.charAt(i));
    }
    if (simple && !text.isEmpty() && !isNumberLike(text) && !CORE.contains(text)) {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    } else {
      Escapes.quote(text, true, out);
    }
  }
}
