package dev.jstack.schema.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.json.Json;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.testing.Golden;
import dev.jstack.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConfigTest {
  private static final SourceRange NOWHERE = SourceRange.whole(SourceFile.named("test"));

  private static MappingNode stack() {
    try {
      return Trees.of(Files.readString(Path.of("src/test/resources/config/stack.yaml")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void yaml_is_printed_in_the_order_of_docker_compose() {
    Golden.assertMatches("config/printed.yaml", new Config(stack()).yaml());
  }

  @Test
  void json_says_the_same_as_yaml() {
    Config config = new Config(stack());
    assertThat(Config.asWritten(Trees.of(config.yaml())).json()).isEqualTo(config.json());
    Golden.assertMatches("config/printed.json", config.json());
  }

  @Test
  void lists_name_the_parts() {
    Config config = new Config(stack());
    assertThat(config.names("services")).containsExactly("api", "web");
    assertThat(config.images()).containsExactly("api", "web:1.10");
    assertThat(config.names("volumes")).containsExactly("data");
    assertThat(config.names("networks")).containsExactly("default", "front");
    assertThat(config.profiles()).containsExactly("debug");
  }

  @Test
  void other_images_are_put_in_where_there_are_images() {
    Config config = new Config(Trees.of("services: {a: {build: .}, b: {image: x, command: [y]}}"));

    Config pinned = config.withImages((service, image) -> image + "@sha256:0");

    assertThat(pinned.images()).containsExactly("-a", "x@sha256:0");
    assertThat(pinned.yaml()).contains("image: x@sha256:0", "command:", "build: .");
    assertThat(pinned.onlyImages().yaml())
        .isEqualTo("services:\n  a: {}\n  b:\n    image: x@sha256:0\n");
  }

  @Test
  void hashes_change_with_what_makes_a_container_and_with_nothing_else() {
    String base = "services: {a: {image: x, scale: 1, deploy: {replicas: 1}}}";
    assertThat(hash("services: {a: {scale: 2, image: x, deploy: {replicas: 2}, profiles: [p]}}"))
        .isEqualTo(hash(base));
    assertThat(hash("services: {a: {image: y}}")).isNotEqualTo(hash("services: {a: {image: x}}"));
  }

  private static String hash(String yaml) {
    return new Config(Trees.of(yaml)).hashes().get("a");
  }

  @Test
  void a_target_report_has_a_line_for_each_attribute() {
    String yaml =
        """
        services:
          web:
            image: web
            shm_size: "64"
            privileged: true
            cap_add: [A]
            user: "1000"
            ports:
              - {target: 80, protocol: sctp}
          WEB: {image: x}
        """;
    TargetReport report = TargetReport.of(Trees.of(yaml));
    Golden.assertMatches("config/target.txt", report.text());
    assertThat(report.refused()).isTrue();
  }

  @Property
  void any_text_is_read_back_as_it_was(@ForAll("texts") String value, @ForAll("texts") String key) {
    MappingNode.Entry entry = new MappingNode.Entry(key, NOWHERE, ScalarNode.text(value, NOWHERE));
    MappingNode environment = MappingNode.of(List.of(entry), NOWHERE);
    MappingNode tree =
        MappingNode.of(List.of(new MappingNode.Entry("x-a", NOWHERE, environment)), NOWHERE);
    Config config = Config.asWritten(tree);
    MappingNode read = (MappingNode) Trees.of(config.yaml()).get("x-a");
    assertThat(read.entries()).hasSize(1);
    MappingNode.Entry only = read.entries().iterator().next();
    assertThat(only.key()).isEqualTo(key);
    assertThat(only.value()).isInstanceOf(ScalarNode.class);
    assertThat(((ScalarNode) only.value()).text()).isEqualTo(value);
    assertThat(((ScalarNode) only.value()).kind()).isEqualTo(ScalarNode.Kind.TEXT);
    Map<?, ?> json = (Map<?, ?>) ((Map<?, ?>) Json.tree(config.json())).get("x-a");
    assertThat(json.get(key)).isEqualTo(value);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("ab 01.:-_#'\"\\\n\t\r,[]{}&*!|>%@`~$=<?+eExXoOyYnN/")
            .ofMaxLength(12),
        Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(6),
        Arbitraries.strings().withChars("\u2028\ufeffa \u0085日").ofMaxLength(5),
        Arbitraries.of(
            "yes",
            "No",
            "true",
            "NULL",
            "1e3",
            "0o17",
            "12:30",
            "2001-01-01",
            ".inf",
            ".NaN",
            "1_000",
            "<<",
            "=",
            "...",
            "---",
            "- a",
            "? a",
            ": a",
            "a: b",
            "a #b",
            "😀",
            "C:\\x"));
  }
}
