package dev.jstack.schema.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.testing.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Path STRUCTURE =
      Path.of("src/main/resources/dev/jstack/schema/describe/structure.txt");

  @Test
  void structure_holds_the_structural_lines_of_the_tables() {
    Golden.assertFileMatches(
        STRUCTURE, String.join("\n", Reference.structural(Tables.all())) + "\n");
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
}
