package dev.jstack.schema.config;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.Reference;
import dev.jstack.schema.describe.Verdict;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.validate.AttributeUse;
import dev.jstack.schema.validate.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each attribute of a stack means on a Windows host: one line each, with its place. A value
 * that a rule refuses or warns of has that rule's words.
 *
 * @param lines in the order of the file
 */
public record TargetReport(List<Line> lines) {
  public TargetReport {
    lines = List.copyOf(lines);
  }

  /**
   * One attribute.
   *
   * @param place {@code file:line:column}
   * @param attribute its path within its element
   * @param verdict works, no effect, ignored, warning or refused
   * @param says why, and what to do; may be empty
   */
  public record Line(String place, String attribute, String verdict, String says) {}

  /** Looks through a canonical tree. */
  public static TargetReport of(MappingNode canonical) {
    List<AttributeUse> uses =
        Validation.uses(canonical).stream().filter(AttributeUse::isWritten).toList();
    Diagnostics found = new Diagnostics();
    Validation.meaning(canonical, found);
    Map<AttributeUse, List<Diagnostic>> inside = new HashMap<>();
    Set<Placed> lines = new TreeSet<>();
    new AttributesByPlace(uses)
        .locate(
            found.sorted(),
            (finding, use) -> {
              if (use == null) {
                lines.add(new Placed(finding.range(), line(finding, "")));
              } else {
                inside.computeIfAbsent(use, k -> new ArrayList<>()).add(finding);
              }
            });
    Reference reference = Reference.read();
    for (AttributeUse use : uses) {
      List<Diagnostic> findings = inside.getOrDefault(use, List.of());
      if (speaks(use) || findings.isEmpty()) {
        lines.add(new Placed(use.range(), line(use, reference)));
      }
      findings.stream()
          .filter(finding -> !speaks(use) || !finding.range().equals(use.range()))
          .forEach(finding -> lines.add(new Placed(finding.range(), line(finding, use.path()))));
    }
    return new TargetReport(lines.stream().map(Placed::line).toList());
  }

  /** A line and where it goes. */
  private record Placed(SourceRange range, Line line) implements Comparable<Placed> {
    private static final Comparator<Placed> ORDER =
        Comparator.comparing(Placed::range, AttributesByPlace.ORDER)
            .thenComparing(placed -> placed.line().attribute())
            .thenComparing(placed -> placed.line().says());

    @Override
    public int compareTo(Placed other) {
      return ORDER.compare(this, other);
    }
  }

  private static Line line(Diagnostic finding, String attribute) {
    String verdict = finding.isError() ? "refused" : "warning";
    List<String> says = new ArrayList<>(List.of(finding.message()));
    says.addAll(finding.hints());
    return new Line(finding.range().label(), attribute, verdict, String.join("; ", says));
  }

  /** Whether the attribute itself has a verdict to tell of, whatever its value. */
  private static boolean speaks(AttributeUse use) {
    return use.verdict().refuses() || use.verdict() == Verdict.Kind.IGNORED;
  }

  private static Line line(AttributeUse use, Reference reference) {
    String says =
        speaks(use)
            ? reference.words(Format.compact().record(use.record()), use.attribute()).sentence()
            : "";
    return new Line(use.range().label(), use.path(), use.verdict().word(), says);
  }

  /** How many lines have {@code verdict}. */
  public long count(String verdict) {
    return lines.stream().filter(line -> line.verdict().equals(verdict)).count();
  }

  /** Whether the stack cannot run on a Windows host. */
  public boolean refused() {
    return count("refused") > 0;
  }

  /** A table for people, with the counts at its end. */
  public String text() {
    int place = width(lines.stream().map(Line::place).toList());
    int attribute = width(lines.stream().map(Line::attribute).toList());
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      String row =
          pad(line.place(), place)
              + "  "
              + pad(line.attribute(), attribute)
              + "  "
              + pad(line.verdict(), "no effect".length())
              + "  "
              + line.says();
      out.append(row.stripTrailing()).append('\n');
    }
    return out.append(summary()).append('\n').toString();
  }

  private String summary() {
    return "%d attributes: %d refused, %d ignored, %d to look at, the rest works"
        .formatted(lines.size(), count("refused"), count("ignored"), count("warning"));
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
