package dev.jstack.schema.config;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.validate.AttributeUse;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the attribute that a finding lies in, by its place in the file. */
final class AttributesByPlace {
  /** By file, then by where the range begins. */
  static final Comparator<SourceRange> ORDER =
      Comparator.comparing((SourceRange range) -> range.file().name())
          .thenComparing(SourceRange::startLine)
          .thenComparing(SourceRange::startColumn);

  private final List<AttributeUse> uses;

  AttributesByPlace(List<AttributeUse> uses) {
    this.uses = uses.stream().sorted(Comparator.comparing(AttributeUse::range, ORDER)).toList();
  }

  /**
   * Tells the innermost attribute of each finding, or null for one outside of all. One walk over
   * both: {@code open} has the attributes that the walk is in, the innermost on top.
   */
  void locate(List<Diagnostic> findings, BiConsumer<Diagnostic, @Nullable AttributeUse> out) {
    Deque<AttributeUse> open = new ArrayDeque<>();
    int next = 0;
    for (Diagnostic finding : sorted(findings)) {
      SourceRange place = finding.range();
      while (next < uses.size() && ORDER.compare(uses.get(next).range(), place) <= 0) {
        AttributeUse use = uses.get(next++);
        leave(open, use.range());
        open.push(use);
      }
      leave(open, place);
      out.accept(finding, open.peek());
    }
  }

  private static List<Diagnostic> sorted(List<Diagnostic> findings) {
    return findings.stream().sorted(Comparator.comparing(Diagnostic::range, ORDER)).toList();
  }

  private static void leave(Deque<AttributeUse> open, SourceRange place) {
    while (!open.isEmpty() && !holds(open.getFirst(), place)) {
      open.pop();
    }
  }

  private static boolean holds(AttributeUse use, SourceRange place) {
    SourceRange value = use.value();
    boolean sameFile = value.file().name().equals(place.file().name());
    boolean ended =
        place.startLine() > value.endLine()
            || place.startLine() == value.endLine() && place.startColumn() >= value.endColumn();
    return sameFile && !ended;
  }
}
