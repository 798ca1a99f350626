package dev.jstack.schema.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ReferenceTest {
  private static final Path STRUCTURE =
      Path.of("src/main/java/dev/jstack/schema/describe/Structure.java");

  @Test
  void structure_holds_the_structural_lines_of_the_tables() throws IOException {
    String source = Files.readString(STRUCTURE);
    int start = source.indexOf("\"\"\"\n") + 4;
    StringBuilder expected = new StringBuilder(source.substring(0, start));
    Reference.structural(Tables.all())
        .forEach(line -> expected.append("      ").append(line).append('\n'));
    expected.append(source.substring(source.indexOf("      \"\"\";", start)));
    Golden.assertFileMatches(STRUCTURE, expected.toString());
  }

  @Test
  void a_service_has_what_the_tables_say() {
    RecordShape service =
        Format.compact()
            .root()
            .attribute("services")
            .shape()
            .keyed()
            .orElseThrow()
            .value()
            .attributes()
            .orElseThrow();
    assertThat(service.names()).contains("image", "ports", "cpu_percent", "deploy", "x-jstack");
    assertThat(service.admits("x-anything")).isTrue();
    assertThat(service.admits("anything")).isFalse();
  }

  @Test
  void every_attribute_has_words_and_every_refusal_a_sentence() {
    Reference reference = Reference.read();
    reference
        .attributes()
        .forEach(
            (path, entry) -> {
              Reference.Words words = reference.words(entry.record(), entry.attribute().name());
              assertThat(words.text()).as(path).endsWith(".");
              assertThat(words.example()).as("example of " + path).isNotEmpty();
              Verdict verdict = entry.attribute().verdict();
              assertThat(words.sentence().isEmpty())
                  .as("sentence of " + path)
                  .isEqualTo(!verdict.kind().speaks());
            });
  }

  /** The attributes of the format, one a line: what a new one changes is seen in review. */
  @Test
  void the_list_of_attributes_is_complete() {
    Golden.assertMatches(
        "describe/attributes.txt",
        String.join("\n", new TreeSet<>(Reference.read().attributes().keySet())) + "\n");
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "JSTACK_CONFORMANCE", matches = ".+")
  void every_attribute_of_the_official_schema_has_a_rule() throws IOException {
    Path official =
        Path.of(System.getenv("JSTACK_CONFORMANCE"), "compose", "compose-spec.schema.json");
    Set<String> paths = new OfficialPaths(Files.readString(official)).all();
    assertThat(paths).hasSizeGreaterThan(300);
    assertThat(Reference.read().attributes().keySet()).containsAll(paths);
  }
}
