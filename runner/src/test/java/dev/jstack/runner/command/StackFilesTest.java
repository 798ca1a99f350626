package dev.jstack.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackFilesTest {
  private static final String STACK =
      "services: {web: {}, db: {attach: false}, api: {attach: true}}";

  private static Set<String> attached(String stack, String... named) {
    MappingNode tree =
        (MappingNode)
            new YamlReader(YamlLimits.DEFAULT)
                .read(SourceFile.named("t"), stack, new Diagnostics())
                .orElseThrow()
                .get(0)
                .root();
    return StackFiles.attached(tree, List.of(named));
  }

  @Test
  void up_follows_what_is_not_excepted() {
    assertThat(attached(STACK)).containsExactlyInAnyOrder("web", "api");
    assertThat(attached(STACK, "web", "db")).containsExactly("web");
  }

  @Test
  void up_follows_everything_by_itself() {
    assertThat(attached("services: {web: {}}")).isEmpty();
    assertThat(attached("services: {web: {}, api: {}}", "web")).containsExactly("web");
  }
}
