package dev.jstack.diagnostic;

/**
 * A line of a file as a terminal shows it: tabs widened, wide characters counted as two cells,
 * control characters made harmless, so that a caret stands under what it means.
 */
final class DisplayLine {
  private static final int TAB = 4;

  private final StringBuilder shown = new StringBuilder();

  /** For each code point of the line, and one behind the last, its first cell. */
  private final int[] cells;

  /** For each code point, and one behind the last, its offset in {@link #shown}. */
  private final int[] offsets;

  DisplayLine(String line) {
    int points = line.codePointCount(0, line.length());
    cells = new int[points + 1];
    offsets = new int[points + 1];
    int cell = 0;
    int at = 0;
    for (int i = 0; i < points; i++) {
      int point = line.codePointAt(at);
      at += Character.charCount(point);
      cells[i] = cell;
      offsets[i] = shown.length();
      cell += append(point, cell);
    }
    cells[points] = cell;
    offsets[points] = shown.length();
  }

  private int append(int point, int cell) {
    if (point == '\t') {
      int width = TAB - cell % TAB;
      shown.append(" ".repeat(width));
      return width;
    }
    if (point >= ' ' && point <= '~') {
      shown.append((char) point);
      return 1;
    }
    boolean harmless =
        !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
    shown.appendCodePoint(harmless ? point : 0xFFFD);
    return harmless ? width(point) : 1;
  }

  /** Cells in all. */
  int width() {
    return cells[cells.length - 1];
  }

  /** First cell of the code point at {@code column}, counted from one; the end when beyond it. */
  int cell(int column) {
    return cells[Math.min(Math.max(column - 1, 0), cells.length - 1)];
  }

  /** The text of the code points that lie wholly in the cells {@code from} to {@code to}. */
  String slice(int from, int to) {
    int first = firstAt(from);
    int behind = firstAt(to + 1);
    int last = Math.max(first, cells[behind] <= to ? behind : behind - 1);
    return " ".repeat(Math.max(0, cells[first] - from))
        + shown.substring(offsets[first], offsets[last]);
  }

  /** The first code point in or behind {@code cell}; by halves, for lines can be long. */
  private int firstAt(int cell) {
    int low = 0;
    int high = cells.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells[middle] < cell) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Cells of one code point: East Asian wide and emoji take two, combining marks none. */
  static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        point >= 0x1100 && point <= 0x115F
            || point >= 0x2E80 && point <= 0xA4CF
            || point >= 0xAC00 && point <= 0xD7A3
            || point >= 0xF900 && point <= 0xFAFF
            || point >= 0xFE30 && point <= 0xFE6F
            || point >= 0xFF00 && point <= 0xFF60
            || point >= 0xFFE0 && point <= 0xFFE6
            || point >= 0x1F300 && point <= 0x1FAFF
            || point >= 0x20000 && point <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
