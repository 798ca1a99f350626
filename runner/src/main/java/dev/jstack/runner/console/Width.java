package dev.jstack.runner.console;

import java.util.ArrayList;
import java.util.List;

/** Text by the columns it takes on a terminal, not by its characters. */
public final class Width {
  private Width() {}

  /** Columns that {@code text} takes; it must hold no escape sequences. */
  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      columns += columns(point);
      i += Character.charCount(point);
    }
    return columns;
  }

  private static int columns(int point) {
    if (point < 0x300) {
      return point < 0x20 || point >= 0x7f && point < 0xa0 ? 0 : 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        point >= 0x1100 && point <= 0x115f
            || point >= 0x2e80 && point <= 0xa4cf
            || point >= 0xac00 && point <= 0xd7a3
            || point >= 0xf900 && point <= 0xfaff
            || point >= 0xfe30 && point <= 0xfe6f
            || point >= 0xff00 && point <= 0xff60
            || point >= 0x1f300 && point <= 0x1faff
            || point >= 0x20000 && point <= 0x3fffd;
    return wide ? 2 : 1;
  }

  /** {@code text} followed by spaces up to {@code columns}. */
  public static String pad(String text, int columns) {
    int missing = columns - of(text);
    return missing > 0 ? text + " ".repeat(missing) : text;
  }

  /** {@code text} before which spaces fill up to {@code columns}. */
  public static String padLeft(String text, int columns) {
    int missing = columns - of(text);
    return missing > 0 ? " ".repeat(missing) + text : text;
  }

  /** Cut at the end, with an ellipsis, to at most {@code columns}. */
  public static String cut(String text, int columns, Style style) {
    if (of(text) <= columns) {
      return text;
    }
    String mark = style.symbol(Symbol.ELLIPSIS);
    return columns <= of(mark) ? head(text, columns) : head(text, columns - of(mark)) + mark;
  }

  /** Cut in the middle, with an ellipsis: what tells ids and paths apart stands at their ends. */
  public static String middle(String text, int columns, Style style) {
    if (of(text) <= columns) {
      return text;
    }
    String mark = style.symbol(Symbol.ELLIPSIS);
    int rest = columns - of(mark);
    if (rest < 2) {
      return head(text, columns);
    }
    return head(text, rest - rest / 2) + mark + tail(text, rest / 2);
  }

  /** Lines of at most {@code columns}, broken at blanks; all but the first are indented. */
  public static List<String> wrap(String text, int columns, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      if (used > indent && used + of(word) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(indent));
        used = indent;
      }
      line.append(word).append(' ');
      used += of(word) + 1;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static String head(String text, int columns) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      used += columns(point);
      if (used > columns) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }

  private static String tail(String text, int columns) {
    int start = text.length();
    int used = 0;
    while (start > 0) {
      int point = text.codePointBefore(start);
      used += columns(point);
      if (used > columns) {
        break;
      }
      start -= Character.charCount(point);
    }
    return text.substring(start);
  }
}
