package dev.jstack.diagnostic;

import dev.jstack.diagnostic.PrintStyle.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines of one file that a finding is about, each with what is marked in it. */
final class Excerpt {
  private final PrintStyle style;
  private final int gutter;
  private final SourceRange place;
  private final DisplayLines lines;
  private final List<Mark> marks = new ArrayList<>();

  /** A stretch to underline, with {@code ^} when it is the finding itself and {@code -} if not. */
  record Mark(SourceRange range, String label, Ink ink, char line) {}

  Excerpt(PrintStyle style, int gutter, SourceRange place, DisplayLines lines) {
    this.style = style;
    this.gutter = gutter;
    this.place = place;
    this.lines = lines;
  }

  void mark(Mark mark) {
    marks.add(mark);
  }

  SourceFile file() {
    return place.file();
  }

  void appendTo(StringBuilder out) {
    out.append(" ".repeat(gutter + 1))
        .append(style.paint(Ink.FRAME, style.corner()))
        .append(place.label())
        .append('\n');
    if (marks.size() > 1) {
      marks.sort(Comparator.comparingInt(m -> m.range().startLine()));
    }
    int shown = 0;
    for (Mark mark : marks) {
      int line = mark.range().startLine();
      if (line > 0 && line <= file().lines().size()) {
        appendMark(out, mark, line == shown);
        shown = line;
      } else if (!mark.label().isEmpty()) {
        row(out, "", mark.label());
      }
    }
  }

  private void appendMark(StringBuilder out, Mark mark, boolean lineShown) {
    DisplayLine line = lines.of(file(), mark.range().startLine());
    int from = line.cell(mark.range().startColumn());
    int to = Math.max(from + 1, end(line, mark.range()));
    Window window = Window.around(line.width(), from, to, style.width() - gutter - 4, style);
    if (!lineShown) {
      row(out, String.valueOf(mark.range().startLine()), window.text(line));
    }
    String under = " ".repeat(window.shift(from)) + underline(mark, window.clip(to) - from);
    int free = style.width() - gutter - 4 - window.shift(window.clip(to));
    boolean beside = mark.label().length() < free;
    row(out, "", beside ? (under + paintedLabel(" ", mark)).stripTrailing() : under);
    if (!beside) {
      Wrap.lines(mark.label(), style.width() - gutter - 8)
          .forEach(part -> row(out, "", "    " + style.paint(mark.ink(), part)));
    }
  }

  private String paintedLabel(String before, Mark mark) {
    return mark.label().isEmpty() ? "" : before + style.paint(mark.ink(), mark.label());
  }

  private String underline(Mark mark, int cells) {
    return style.paint(mark.ink(), String.valueOf(mark.line()).repeat(Math.max(1, cells)));
  }

  private static int end(DisplayLine line, SourceRange range) {
    return range.endLine() > range.startLine() ? line.width() : line.cell(range.endColumn());
  }

  private void row(StringBuilder out, String number, String text) {
    String left = " ".repeat(gutter - number.length()) + number + " " + style.bar();
    out.append(style.paint(Ink.FRAME, left));
    out.append(text.isEmpty() ? "" : " " + text).append('\n');
  }

  /** The cells of a long line that are shown. */
  private record Window(int from, int to, boolean cutLeft, boolean cutRight, PrintStyle style) {

    static Window around(int width, int markFrom, int markTo, int room, PrintStyle style) {
      if (width <= room) {
        return new Window(0, width, false, false, style);
      }
      int space = Math.max(10, room - 2 * style.cut().length());
      int before = Math.max(4, (space - Math.min(markTo - markFrom, space)) / 2);
      int from = Math.max(0, Math.min(markFrom - before, width - space));
      return new Window(from, from + space, from > 0, from + space < width, style);
    }

    String text(DisplayLine line) {
      String middle = line.slice(from, to);
      return (cutLeft ? style.cut() : "") + middle + (cutRight ? style.cut() : "");
    }

    int clip(int cell) {
      return Math.min(cell, Math.max(to, from + 1));
    }

    int shift(int cell) {
      return cell - from + (cutLeft ? style.cut().length() : 0);
    }
  }
}
