package dev.jstack.diagnostic;

import dev.jstack.json.Json;
import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * Findings for code-scanning services: SARIF 2.1.0 (OASIS). Columns are told as code points, which
 * the document says of itself ({@code columnKind}).
 */
public final class DiagnosticSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private final DiagnosticCatalog catalog;
  private final String version;

  /**
   * @param catalog the codes that rules are described from
   * @param version of jstack
   */
  public DiagnosticSarif(DiagnosticCatalog catalog, String version) {
    this.catalog = catalog;
    this.version = version;
  }

  /** One SARIF log, indented, without a line break at its end. */
  public String write(List<Diagnostic> diagnostics) {
    List<Rule> rules =
        diagnostics.stream().map(Diagnostic::code).distinct().sorted().map(this::rule).toList();
    Tool tool = new Tool(new Driver("jstack", version, rules));
    List<Result> results = diagnostics.stream().map(DiagnosticSarif::result).toList();
    return Json.PLAIN.writeIndented(
        new Log(SCHEMA, "2.1.0", List.of(new Run(tool, "unicodeCodePoints", results))));
  }

  private Rule rule(String code) {
    Optional<DiagnosticCode> known = catalog.find(code);
    return new Rule(
        code,
        known.map(c -> new Message(c.title())),
        known.map(c -> new Message(c.cause())),
        known.map(c -> new Message(c.cure())));
  }

  private static Result result(Diagnostic d) {
    StringBuilder text = new StringBuilder(d.message());
    d.notes().forEach(note -> text.append(". ").append(note));
    d.hints().forEach(hint -> text.append(". ").append(hint));
    List<Location> related =
        d.related().stream()
            .map(r -> new Location(physical(r.range()), Optional.of(new Message(r.message()))))
            .toList();
    return new Result(
        d.code(),
        d.severity().word(),
        new Message(text.toString()),
        List.of(new Location(physical(d.range()), Optional.empty())),
        related);
  }

  private static Physical physical(SourceRange r) {
    Optional<Region> region =
        r.hasLine()
            ? Optional.of(new Region(r.startLine(), r.startColumn(), r.endLine(), r.endColumn()))
            : Optional.empty();
    return new Physical(new Artifact(uri(r.file().name())), region);
  }

  /** A relative reference or a file URI: SARIF wants slashes and percent signs for the rest. */
  private static String uri(String name) {
    String slashed = name.replace('\\', '/');
    boolean drive = slashed.length() > 1 && slashed.charAt(1) == ':';
    StringBuilder uri =
        new StringBuilder(drive ? "file:///" : slashed.startsWith("/") ? "file://" : "");
    for (byte b : slashed.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "/-._~:".indexOf(b) >= 0);
      uri.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
    }
    return uri.toString();
  }

  private record Log(@JsonName("$schema") String schema, String version, List<Run> runs) {}

  private record Run(Tool tool, String columnKind, List<Result> results) {}

  private record Tool(Driver driver) {}

  private record Driver(String name, String version, List<Rule> rules) {}

  private record Rule(
      String id,
      Optional<Message> shortDescription,
      Optional<Message> fullDescription,
      Optional<Message> help) {}

  private record Result(
      String ruleId,
      String level,
      Message message,
      List<Location> locations,
      List<Location> relatedLocations) {}

  private record Message(String text) {}

  private record Location(Physical physicalLocation, Optional<Message> message) {}

  private record Physical(Artifact artifactLocation, Optional<Region> region) {}

  private record Artifact(String uri) {}

  private record Region(int startLine, int startColumn, int endLine, int endColumn) {}
}
