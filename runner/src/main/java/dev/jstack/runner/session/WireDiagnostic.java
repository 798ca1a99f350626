package dev.jstack.runner.session;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Severity;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A finding with only those lines of its files that a person will see of them. */
record WireDiagnostic(
    String code,
    Severity severity,
    String message,
    Place place,
    String label,
    List<Related> related,
    List<String> notes,
    List<String> hints,
    Map<String, Map<String, String>> files) {
  /** Lines around a place that are shown with it. */
  private static final int AROUND = 2;

  /** Long stretches are shown by their beginning. */
  private static final int MOST = 20;

  record Place(String file, int startLine, int startColumn, int endLine, int endColumn) {
    static Place of(SourceRange range) {
      return new Place(
          range.file().name(),
          range.startLine(),
          range.startColumn(),
          range.endLine(),
          range.endColumn());
    }
  }

  record Related(Place place, String message) {}

  static WireDiagnostic pack(Diagnostic diagnostic) {
    Map<String, Map<String, String>> files = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(diagnostic.range()),
            diagnostic.related().stream().map(Diagnostic.Related::range))
        .forEach(range -> keepLines(range, files));
    return new WireDiagnostic(
        diagnostic.code(),
        diagnostic.severity(),
        diagnostic.message(),
        Place.of(diagnostic.range()),
        diagnostic.label(),
        diagnostic.related().stream()
            .map(related -> new Related(Place.of(related.range()), related.message()))
            .toList(),
        diagnostic.notes(),
        diagnostic.hints(),
        files);
  }

  private static void keepLines(SourceRange range, Map<String, Map<String, String>> files) {
    Map<String, String> kept = files.computeIfAbsent(range.file().name(), f -> new TreeMap<>());
    List<String> lines = range.file().lines();
    int last = Math.min(Math.min(range.endLine(), range.startLine() + MOST) + AROUND, lines.size());
    for (int line = Math.max(1, range.startLine() - AROUND); line <= last; line++) {
      kept.put(String.valueOf(line), lines.get(line - 1));
    }
  }

  Diagnostic unpack() {
    Map<String, SourceFile> sources = new LinkedHashMap<>();
    files.forEach((name, lines) -> sources.put(name, source(name, lines)));
    return new Diagnostic(
        code,
        severity,
        message,
        range(place, sources),
        label,
        related.stream()
            .map(one -> new Diagnostic.Related(range(one.place(), sources), one.message()))
            .toList(),
        notes,
        hints);
  }

  private static SourceRange range(Place place, Map<String, SourceFile> sources) {
    SourceFile file = sources.getOrDefault(place.file(), SourceFile.named(place.file()));
    return new SourceRange(
        file, place.startLine(), place.startColumn(), place.endLine(), place.endColumn());
  }

  private static SourceFile source(String name, Map<String, String> lines) {
    int last = lines.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
    List<String> all = new ArrayList<>(Collections.nCopies(last, ""));
    lines.forEach((line, text) -> all.set(Integer.parseInt(line) - 1, text));
    return new SourceFile(name, List.copyOf(all));
  }
}
