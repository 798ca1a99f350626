package dev.jstack.schema.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.json.Json;
import dev.jstack.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** What an editor shows beside an attribute: none may be without. */
  @Test
  void every_attribute_is_explained() throws IOException {
    List<String> without = new ArrayList<>();
    int[] count = {0};
    explained((Map<?, ?>) Json.tree(Files.readString(PUBLISHED)), count, without);
    assertThat(count[0]).isGreaterThan(300);
    assertThat(without).isEmpty();
  }

  private static void explained(Map<?, ?> part, int[] count, List<String> without) {
    if (part.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (name, value) -> {
            Map<?, ?> attribute = (Map<?, ?>) value;
            count[0]++;
            boolean whole =
                attribute.containsKey("title")
                    && attribute.get("description").toString().contains("On Windows:")
                    && attribute.get("examples") instanceof List<?> examples
                    && !examples.isEmpty();
            if (!whole) {
              without.add(name.toString());
            }
          });
    }
    for (Object value : part.values()) {
      if (value instanceof Map<?, ?> below) {
        explained(below, count, without);
      }
    }
  }
}
