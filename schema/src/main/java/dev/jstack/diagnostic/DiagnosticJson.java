package dev.jstack.diagnostic;

import dev.jstack.json.Json;
import java.util.List;

/** Findings for programs: jstack's own JSON form. Additions keep {@code formatVersion}. */
public final class DiagnosticJson {
  private static final int FORMAT_VERSION = 1;

  private DiagnosticJson() {}

  /** One JSON document, indented, without a line break at its end. */
  public static String write(List<Diagnostic> diagnostics) {
    List<Finding> findings = diagnostics.stream().map(DiagnosticJson::finding).toList();
    return Json.PLAIN.writeIndented(new Report(FORMAT_VERSION, findings));
  }

  private static Finding finding(Diagnostic d) {
    List<Related> related =
        d.related().stream().map(r -> new Related(place(r.range()), r.message())).toList();
    return new Finding(
        d.code(),
        d.severity().word(),
        d.message(),
        place(d.range()),
        d.label(),
        related,
        d.notes(),
        d.hints());
  }

  private static Place place(SourceRange r) {
    return new Place(r.file().name(), r.startLine(), r.startColumn(), r.endLine(), r.endColumn());
  }

  private record Report(int formatVersion, List<Finding> diagnostics) {}

  private record Finding(
      String code,
      String severity,
      String message,
      Place place,
      String label,
      List<Related> related,
      List<String> notes,
      List<String> hints) {}

  private record Related(Place place, String message) {}

  /** Lines and columns from one; all zero for a whole file; the end is exclusive. */
  private record Place(String file, int line, int column, int endLine, int endColumn) {}
}
