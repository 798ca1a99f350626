package dev.jstack.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigDigestTest {

  @Test
  void digests_of_earlier_releases_never_change() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/test/resources/digest/v1.txt"))) {
      int blank = line.indexOf(' ');
      Map<String, String> fields = new LinkedHashMap<>();
      ((Map<?, ?>) Json.tree(line.substring(blank + 1)))
          .forEach((name, value) -> fields.put((String) name, (String) value));

      assertThat(ConfigDigest.of(fields)).isEqualTo(line.substring(0, blank));
    }
  }

  @Test
  void order_does_not_count_but_every_name_and_value_does() {
    String digest = ConfigDigest.of(Map.of("a", "1", "b", "2"));

    assertThat(ConfigDigest.of(new TreeMap<>(Map.of("b", "2", "a", "1")))).isEqualTo(digest);
    assertThat(ConfigDigest.of(Map.of("a", "1", "b", "3"))).isNotEqualTo(digest);
    assertThat(ConfigDigest.of(Map.of("a", "1", "c", "2"))).isNotEqualTo(digest);
    assertThat(ConfigDigest.of(Map.of("a", "1"))).isNotEqualTo(digest);
    assertThat(ConfigDigest.of(Map.of("a", "1\",\"b\":\"2"))).isNotEqualTo(digest);
  }

  @Test
  void canonical_json_is_json() {
    Map<String, String> fields = Map.of("a\"\\", "\u0000\u001f\b\n\t\r\fü\uD83D\uDE00");

    assertThat(Json.tree(CanonicalJson.write(fields))).isEqualTo(fields);
    assertThat(CanonicalJson.write(Map.of("x", "\u0001"))).isEqualTo("{\"x\":\"\\u0001\"}");
  }

  @Test
  void equal_secrets_of_two_stacks_have_different_hashes() {
    byte[] content = {1, 2, 3};

    assertThat(ConfigDigest.ofSecret("a", "key", content))
        .isNotEqualTo(ConfigDigest.ofSecret("b", "key", content))
        .isNotEqualTo(ConfigDigest.ofSecret("a", "yek", content))
        .isEqualTo(ConfigDigest.ofSecret("a", "key", content));
  }
}
