package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.InterpolationCode;
import dev.jstack.schema.validate.RuleCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Places with an error: what is found there later follows from it. */
final class Refused {
  /** Codes of {@link dev.jstack.schema.expand.ExpandCode}. */
  private static final String SHORT_FORMS = "JS14";

  /**
   * Stretches that do not overlap, each by where it starts: many errors and many findings stay
   * cheap, be it all in one line.
   */
  private final Map<SourceFile, NavigableMap<Long, Long>> stretches = new HashMap<>();

  private Refused(Collection<SourceRange> places) {
    places.stream()
        .filter(SourceRange::hasLine)
        .sorted(Comparator.comparingLong(Refused::start))
        .forEach(this::add);
  }

  /** In the order of their starts, so what overlaps another overlaps the last one. */
  private void add(SourceRange place) {
    NavigableMap<Long, Long> ends =
        stretches.computeIfAbsent(place.file(), file -> new TreeMap<>());
    Map.Entry<Long, Long> last = ends.lastEntry();
    if (last != null && start(place) <= last.getValue()) {
      ends.put(last.getKey(), Math.max(last.getValue(), end(place)));
    } else {
      ends.put(start(place), end(place));
    }
  }

  private static long start(SourceRange range) {
    return at(range.startLine(), range.startColumn());
  }

  private static long end(SourceRange range) {
    return at(range.endLine(), range.endColumn());
  }

  private static long at(int line, int column) {
    return (long) line << Integer.SIZE | column;
  }

  /** The places of the errors among {@code findings}. */
  static Refused of(List<Diagnostic> findings) {
    return at(findings.stream().filter(Diagnostic::isError).map(Diagnostic::range).toList());
  }

  static Refused at(Collection<SourceRange> places) {
    return new Refused(places);
  }

  boolean covers(Diagnostic finding) {
    // the image may be what was misspelt
    return !stretches.isEmpty()
        && (finding.code().equals(RuleCode.NO_IMAGE.code()) || touches(finding.range()));
  }

  /** Whether {@code range} has a character in common with one of them. */
  boolean touches(SourceRange range) {
    NavigableMap<Long, Long> ends = stretches.get(range.file());
    if (ends == null || !range.hasLine()) {
      return false;
    }
    Map.Entry<Long, Long> before = ends.lowerEntry(end(range));
    return before != null && before.getValue() > start(range);
  }

  /** Without what a short form means whose variable has no value: nobody wrote that. */
  static List<Diagnostic> withoutEchoes(List<Diagnostic> findings) {
    List<Diagnostic> without = new ArrayList<>();
    for (Diagnostic finding : findings) {
      if (finding.code().equals(InterpolationCode.MALFORMED.code())
          || finding.code().equals(InterpolationCode.REQUIRED.code())) {
        without.add(finding);
      }
    }
    if (without.isEmpty()) {
      return findings;
    }
    Refused refused = of(without);
    return findings.stream()
        .filter(f -> !(f.code().startsWith(SHORT_FORMS) && refused.covers(f)))
        .toList();
  }
}
