package dev.jstack.schema.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.json.Json;
import dev.jstack.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  private static final Path PUBLISHED =
      Path.of("src/main/resources/dev/jstack/schema/jstack-stack.schema.json");

  @Test
  void the_published_schema_is_what_the_tables_say() {
    Golden.assertFileMatches(
        PUBLISHED,
        Json.PLAIN.writeIndented(new JsonSchemaDocument(Reference.read()).document()) + "\n");
  }

  @Test
  void it_has_every_attribute() throws IOException {
    Set<String> paths = new OfficialPaths(Files.readString(PUBLISHED)).all();
    assertThat(paths).isEqualTo(new TreeSet<>(Reference.read().attributes().keySet()));
  }
}
