package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.expand.ExpandCode;
import dev.jstack.schema.interpolate.InterpolationCode;
import dev.jstack.schema.validate.RuleCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Places with an error: what is found there later follows from it. */
final class Refused {
  private static final Set<String> WITHOUT_VALUE =
      Set.of(InterpolationCode.MALFORMED.code(), InterpolationCode.REQUIRED.code());

  private static final Set<String> SHORT_FORMS =
      Arrays.stream(ExpandCode.values()).map(ExpandCode::code).collect(Collectors.toSet());

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
    List<Diagnostic> without =
        findings.stream().filter(f -> WITHOUT_VALUE.contains(f.code())).toList();
    Refused refused = new Refused(without);
    return without.isEmpty()
        ? findings
        : findings.stream()
            .filter(f -> !(SHORT_FORMS.contains(f.code()) && refused.covers(f)))
            .toList();
  }
}
