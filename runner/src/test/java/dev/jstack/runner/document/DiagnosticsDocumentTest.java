package dev.jstack.runner.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.DiagnosticCatalog;
import dev.jstack.runner.command.Codes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticsDocumentTest {
  private static final Path PAGE = Path.of("../docs/diagnostics.md");
  private static final DiagnosticCatalog CATALOG = Codes.catalog();

  @Test
  void the_page_is_what_the_code_says() throws IOException {
    String text = new DiagnosticsDocument().text(CATALOG, compared());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text);
    }
    assertThat(text).isEqualTo(Files.readString(PAGE));
  }

  /** The sources are read, so that a code that somebody writes in passing is found, too. */
  @Test
  void every_code_in_the_sources_has_an_entry() throws IOException {
    Pattern literal = Pattern.compile("\"(JS[1-9][0-9]{3})\"");
    Set<String> written = new TreeSet<>();
    for (String module : List.of("schema", "engine", "runner")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          literal.matcher(Files.readString(file)).results().forEach(m -> written.add(m.group(1)));
        }
      }
    }
    assertThat(written).hasSizeGreaterThan(50);
    assertThat(written).allSatisfy(code -> assertThat(CATALOG.find(code)).as(code).isPresent());
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
