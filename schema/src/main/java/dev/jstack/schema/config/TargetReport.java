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
import org.jspecify.annotations.Nullable;

/**
 * What each attribute of a stack means on a Windows host: one line each, with its place. A value
 * that a rule refuses or warns of has that rule's words.
 *
 * @param lines in the order of the file
 */
public record TargetReport(List<Line> lines) {
  /** Parts of an attribute that work as they should go without saying. */
  private static final String WORKS = Verdict.Kind.WORKS.word();

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
    List<AttributeUse> uses = new ArrayList<>(Validation.uses(canonical));
    uses.removeIf(use -> !use.range().hasLine());
    Map<String, List<AttributeUse>> byLine = new HashMap<>();
    uses.forEach(use -> byLine.computeIfAbsent(row(use.range()), k -> new ArrayList<>()).add(use));
    Map<AttributeUse, Diagnostic> findings = new HashMap<>();
    Set<Placed> lines = new TreeSet<>();
    for (Diagnostic finding : findings(canonical)) {
      List<AttributeUse> same = byLine.getOrDefault(row(finding.range()), List.of());
      AttributeUse near = nearest(same, finding.range());
      if (near != null) {
        findings.putIfAbsent(near, finding);
      } else {
        lines.add(new Placed(finding.range(), line(finding, "")));
      }
    }
    Reference reference = Reference.read();
    for (AttributeUse use : uses) {
      Line line = line(use, reference, findings.get(use));
      if (!line.verdict().equals(WORKS) || !use.path().contains(".")) {
        lines.add(new Placed(use.range(), line));
      }
    }
    return new TargetReport(lines.stream().map(Placed::line).toList());
  }

  /** A line and where it goes. */
  private record Placed(SourceRange range, Line line) implements Comparable<Placed> {
    private static final Comparator<Placed> ORDER =
        Comparator.comparing((Placed placed) -> placed.range().file().name())
            .thenComparing(placed -> placed.range().startLine())
            .thenComparing(placed -> placed.range().startColumn())
            .thenComparing(placed -> placed.line().attribute());

    @Override
    public int compareTo(Placed other) {
      return ORDER.compare(this, other);
    }
  }

  private static List<Diagnostic> findings(MappingNode canonical) {
    Diagnostics out = new Diagnostics();
    Validation.meaning(canonical, out);
    return out.sorted();
  }

  private static String row(SourceRange range) {
    return range.file().name() + ":" + range.startLine();
  }

  /** The attribute of a line whose value {@code range} lies in: the last one before it. */
  private static @Nullable AttributeUse nearest(List<AttributeUse> uses, SourceRange range) {
    AttributeUse nearest = null;
    for (AttributeUse use : uses) {
      SourceRange key = use.range();
      boolean before = key.startColumn() <= range.startColumn();
      if (before && (nearest == null || nearest.range().startColumn() < key.startColumn())) {
        nearest = use;
      }
    }
    return nearest;
  }

  private static Line line(Diagnostic finding, String attribute) {
    String verdict = finding.isError() ? "refused" : "warning";
    List<String> says = new ArrayList<>(List.of(finding.message()));
    says.addAll(finding.hints());
    return new Line(finding.range().label(), attribute, verdict, String.join("; ", says));
  }

  private static Line line(AttributeUse use, Reference reference, @Nullable Diagnostic finding) {
    boolean own = use.verdict().refuses() || use.verdict() == Verdict.Kind.IGNORED;
    if (!own && finding != null) {
      return line(finding, use.path());
    }
    String says =
        own
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
