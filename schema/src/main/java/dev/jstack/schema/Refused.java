package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.InterpolationCode;
import dev.jstack.schema.validate.RuleCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Places with an error: what is found there later follows from it. */
final class Refused {
  /** Codes of {@link dev.jstack.schema.expand.ExpandCode}. */
  private static final String SHORT_FORMS = "JS14";

  /** By the line in which they begin: many errors and many findings stay cheap. */
  private final Map<SourceFile, TreeMap<Integer, List<SourceRange>>> byLine = new HashMap<>();

  /** The few that go over several lines. */
  private final List<SourceRange> tall = new ArrayList<>();

  private Refused(List<Diagnostic> errors) {
    for (Diagnostic error : errors) {
      SourceRange range = error.range();
      if (range.endLine() > range.startLine()) {
        tall.add(range);
      } else {
        byLine
            .computeIfAbsent(range.file(), file -> new TreeMap<>())
            .computeIfAbsent(range.startLine(), line -> new ArrayList<>())
            .add(range);
      }
    }
  }

  /** The places of the errors among {@code findings}. */
  static Refused of(List<Diagnostic> findings) {
    return new Refused(findings.stream().filter(Diagnostic::isError).toList());
  }

  boolean covers(Diagnostic finding) {
    boolean any = !byLine.isEmpty() || !tall.isEmpty();
    // the image may be what was misspelt
    return any && (finding.code().equals(RuleCode.NO_IMAGE.code()) || touches(finding.range()));
  }

  private boolean touches(SourceRange range) {
    return tall.stream().anyMatch(range::touches)
        || byLine
            .getOrDefault(range.file(), new TreeMap<>())
            .subMap(range.startLine(), true, range.endLine(), true)
            .values()
            .stream()
            .flatMap(List::stream)
            .anyMatch(range::touches);
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
    Refused refused = new Refused(without);
    return findings.stream()
        .filter(f -> !(f.code().startsWith(SHORT_FORMS) && refused.covers(f)))
        .toList();
  }
}
