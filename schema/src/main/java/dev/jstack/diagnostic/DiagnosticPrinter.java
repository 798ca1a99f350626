package dev.jstack.diagnostic;

import dev.jstack.diagnostic.PrintStyle.Ink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings for people: message, excerpt with a caret, facts and what to do. */
public final class DiagnosticPrinter {
  /** Warnings of one code that are shown whole: after these nobody reads on. */
  private static final int OF_A_KIND = 20;

  private final PrintStyle style;

  public DiagnosticPrinter(PrintStyle style) {
    this.style = style;
  }

  /**
   * {@code diagnostics}, a blank line between two, and their number at the end. All errors are
   * shown; of the warnings of one code the first ones, and how many more there are.
   */
  public String print(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    DisplayLines lines = new DisplayLines();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity.ERROR
          || seen.merge(diagnostic.code(), 1, Integer::sum) <= OF_A_KIND) {
        print(diagnostic, lines, out);
        out.append('\n');
      }
    }
    seen.forEach((code, count) -> appendRest(out, code, count - OF_A_KIND));
    return out.append(summary(diagnostics)).append('\n').toString();
  }

  private static void appendRest(StringBuilder out, String code, int count) {
    if (count > 0) {
      out.append(count).append(" more of ").append(code);
      out.append(" not shown: jstack validate --format json lists them\n\n");
    }
  }

  /** One finding, ended by a line break. */
  public String print(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    print(diagnostic, new DisplayLines(), out);
    return out.toString();
  }

  private void print(Diagnostic diagnostic, DisplayLines lines, StringBuilder out) {
    Ink ink = Ink.of(diagnostic.severity());
    out.append(style.paint(ink, diagnostic.severity().word() + "[" + diagnostic.code() + "]"))
        .append(style.paint(Ink.STRONG, ": " + Harmless.text(diagnostic.message())))
        .append('\n');
    int gutter = gutter(diagnostic);
    for (Excerpt excerpt : excerpts(diagnostic, gutter, lines)) {
      excerpt.appendTo(out);
    }
    for (String fact : facts(diagnostic)) {
      appendFact(out, fact, gutter);
    }
  }

  private static List<String> facts(Diagnostic diagnostic) {
    List<String> facts = new ArrayList<>(diagnostic.notes());
    facts.addAll(diagnostic.hints());
    if (facts.isEmpty()) {
      facts.add("jstack explain " + diagnostic.code());
    }
    return facts;
  }

  private void appendFact(StringBuilder out, String fact, int gutter) {
    String sign = " ".repeat(gutter + 1) + style.paint(Ink.FRAME, "=") + " ";
    for (String line : Wrap.lines(Harmless.text(fact), style.width() - gutter - 4)) {
      out.append(sign).append(line).append('\n');
      sign = " ".repeat(gutter + 3);
    }
  }

  private List<Excerpt> excerpts(Diagnostic diagnostic, int gutter, DisplayLines lines) {
    List<Excerpt> excerpts = new ArrayList<>();
    Ink ink = Ink.of(diagnostic.severity());
    add(
        excerpts,
        gutter,
        lines,
        new Excerpt.Mark(diagnostic.range(), diagnostic.label(), ink, '^'));
    for (Diagnostic.Related related : diagnostic.related()) {
      add(
          excerpts,
          gutter,
          lines,
          new Excerpt.Mark(related.range(), related.message(), Ink.NOTE, '-'));
    }
    return excerpts;
  }

  /** Marks of one file share an excerpt, so that two places read as one picture. */
  private void add(List<Excerpt> excerpts, int gutter, DisplayLines lines, Excerpt.Mark mark) {
    for (Excerpt excerpt : excerpts) {
      if (excerpt.file().equals(mark.range().file()) && mark.range().hasLine()) {
        excerpt.mark(mark);
        return;
      }
    }
    Excerpt excerpt = new Excerpt(style, gutter, mark.range(), lines);
    excerpt.mark(mark);
    excerpts.add(excerpt);
  }

  private static int gutter(Diagnostic diagnostic) {
    int last = diagnostic.range().startLine();
    for (Diagnostic.Related related : diagnostic.related()) {
      last = Math.max(last, related.range().startLine());
    }
    return Math.max(2, String.valueOf(last).length());
  }

  private static String summary(List<Diagnostic> diagnostics) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = 0;
      for (Diagnostic diagnostic : diagnostics) {
        count += diagnostic.severity() == severity ? 1 : 0;
      }
      if (count > 0) {
        counts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", counts) + " in " + files(diagnostics);
  }

  private static String files(List<Diagnostic> diagnostics) {
    Set<String> names = new LinkedHashSet<>();
    for (Diagnostic diagnostic : diagnostics) {
      names.add(diagnostic.range().file().name());
    }
    return names.size() > 3 ? names.size() + " files" : String.join(", ", names);
  }
}
