package dev.jstack.runner.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.DiagnosticCatalog;
import dev.jstack.engine.lower.PlanningCode;
import dev.jstack.schema.SchemaCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticsDocumentTest {
  private static final Path PAGE = Path.of("../docs/diagnostics.md");
  private static final DiagnosticCatalog CATALOG =
      SchemaCodes.catalog().and(DiagnosticCatalog.of(List.of(PlanningCode.values())));

  @Test
  void the_page_is_what_the_code_says() throws IOException {
    String text = new DiagnosticsDocument().text(CATALOG, compared());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text);
    }
    assertThat(text).isEqualTo(Files.readString(PAGE));
  }

  private static List<Path> compared() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("src/test/resources/compared"))) {
      return cases.sorted().toList();
    }
  }

  @Test
  void every_code_has_a_cause_and_a_cure_in_whole_sentences() {
    assertThat(CATALOG.all())
        .allSatisfy(
            code -> {
              assertThat(code.code()).matches("JS[1-9][0-9]{3}");
              assertThat(code.title()).doesNotEndWith(".").isNotBlank();
              assertThat(code.cause()).as(code.code()).endsWith(".");
              assertThat(code.cure()).as(code.code()).endsWith(".");
            });
  }
}
