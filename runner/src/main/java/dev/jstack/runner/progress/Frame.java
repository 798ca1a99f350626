package dev.jstack.runner.progress;

import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Symbol;
import dev.jstack.runner.console.Width;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a run as lines that fit a terminal: nothing wraps, and what does not fit in height
 * folds, what is done first and what waits next.
 */
final class Frame {
  private static final int TIME = 7;

  private final Style style;
  private final int columns;
  private final int height;

  Frame(Style style, int columns, int height) {
    this.style = style;
    this.columns = Math.max(40, columns);
    this.height = Math.max(4, height);
  }

  List<String> lines(Rows rows, Instant now, long tick) {
    List<Row> shown = new ArrayList<>(rows.all());
    List<String> lines = new ArrayList<>();
    lines.add(title(rows));
    int label = labelWidth(rows);
    int room = height - 1;
    if (lineCount(shown, label) > room) {
      fold(lines, shown, Row.State.DONE, style.green(style.symbol(Symbol.DONE)), "done");
    }
    String waiting = "";
    if (lineCount(shown, label) > room - 1) {
      List<String> folded = new ArrayList<>();
      fold(folded, shown, Row.State.WAITING, style.symbol(Symbol.WAITING), "waiting");
      waiting = String.join("", folded);
    }
    for (Row row : shown) {
      lines.add(line(rows, row, label, now, tick));
      lines.addAll(below(row, label));
    }
    if (!waiting.isEmpty()) {
      lines.add(waiting);
    }
    return lines.size() > height ? crop(lines) : lines;
  }

  private List<String> crop(List<String> lines) {
    int hidden = lines.size() - height + 1;
    List<String> kept = new ArrayList<>(lines.subList(0, height - 1));
    kept.add(" " + style.symbol(Symbol.ELLIPSIS) + " " + hidden + " more");
    return kept;
  }

  private String title(Rows rows) {
    String left = rows.title().replace("·", style.symbol(Symbol.WAITING));
    String right = rows.contents();
    int gap = columns - Width.of(left) - Width.of(right);
    return style.bold(left) + (gap > 1 ? " ".repeat(gap) + style.dim(right) : "");
  }

  private int lineCount(List<Row> rows, int label) {
    int count = 0;
    for (Row row : rows) {
      count += 1 + below(row, label).size();
    }
    return count;
  }

  /**
   * A reason that has no room beside the name stands below it in full; then the log, then hints.
   */
  private List<String> below(Row row, int label) {
    List<String> lines = new ArrayList<>();
    if (row.state() == Row.State.FAILED && Width.of(row.text()) > textRoom(label)) {
      Width.wrap(row.text(), columns - 5, 0).forEach(line -> lines.add("     " + line));
    }
    for (String text : row.below()) {
      lines.add("     " + Width.cut(text, columns - 5, style));
    }
    return lines;
  }

  private int textRoom(int label) {
    return columns - signWidth() - 2 - label - 1 - TIME;
  }

  private static void fold(
      List<String> lines, List<Row> shown, Row.State state, String symbol, String word) {
    int before = shown.size();
    shown.removeIf(row -> row.state() == state);
    if (shown.size() < before) {
      lines.add(" " + symbol + " " + (before - shown.size()) + " " + word);
    }
  }

  private int labelWidth(Rows rows) {
    int widest = 19;
    for (Row row : rows.all()) {
      widest = Math.max(widest, Width.of(row.name().label()));
    }
    return Math.min(widest, columns / 3);
  }

  private String line(Rows rows, Row row, int label, Instant now, long tick) {
    String time = row.elapsed(now);
    String name = Width.pad(Width.middle(row.name().label(), label, style), label);
    int room = textRoom(label);
    String text = Width.pad(Width.cut(text(rows, row), room, style), room);
    String line = " " + symbol(row, tick) + " " + paint(row, name) + " " + text;
    return time.isEmpty() ? line.stripTrailing() : line + style.dim(Width.padLeft(time, TIME));
  }

  private int signWidth() {
    return style.utf8() ? 1 : 2;
  }

  private String text(Rows rows, Row row) {
    String waitsFor = row.pauses() ? rows.waitsFor(row) : "";
    if (!waitsFor.isEmpty()) {
      return waitsFor;
    }
    return switch (row.state()) {
      case WAITING -> rows.waitsFor(row);
      case SKIPPED -> "not done: " + row.text();
      case ACTIVE, DONE, FAILED -> row.text();
    };
  }

  private String symbol(Row row, long tick) {
    int width = signWidth();
    return switch (row.state()) {
      case WAITING, SKIPPED -> style.dim(Width.pad(style.symbol(Symbol.WAITING), width));
      case ACTIVE -> style.cyan(Width.pad(style.spinner(tick), width));
      case DONE -> style.green(Width.pad(style.symbol(Symbol.DONE), width));
      case FAILED -> style.red(Width.pad(style.symbol(Symbol.FAILED), width));
    };
  }

  private String paint(Row row, String name) {
    return switch (row.state()) {
      case FAILED -> style.red(name);
      case WAITING, SKIPPED -> style.dim(name);
      case ACTIVE, DONE -> name;
    };
  }
}
