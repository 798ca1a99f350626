package dev.jstack.runner.view;

import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headings, two blanks between columns. Where the terminal is too narrow, the widest
 * columns lose their middle; a row never wraps.
 */
final class Table {
  private static final int LEAST = 6;

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    this.headings = List.of(headings);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines, at most {@code columns} wide. */
  List<String> lines(Style style, int columns) {
    int[] widths = widths();
    shrink(widths, columns);
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(line(headings, widths, style)));
    rows.forEach(row -> lines.add(line(row, widths, style)));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Width.of(headings.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Width.of(row.get(i)));
      }
    }
    return widths;
  }

  private static void shrink(int[] widths, int columns) {
    int total = 2 * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    while (total > columns) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= LEAST) {
        return;
      }
      widths[widest]--;
      total--;
    }
  }

  private static String line(List<String> cells, int[] widths, Style style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(Width.pad(Width.middle(cells.get(i), widths[i], style), widths[i])).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
