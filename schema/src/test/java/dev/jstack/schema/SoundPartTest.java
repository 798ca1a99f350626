package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.config.TreeText;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.MappingNode.Entry;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import dev.jstack.testing.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoundPartTest {
  private static final SourceRange NOWHERE = SourceRange.whole(SourceFile.named("t"));
  private final StackLoader loader = StackLoader.create();

  @Test
  void a_fault_of_form_hides_nothing_that_is_wrong_elsewhere() {
    assertThat(
            codes(
                """
                services:
                  a:
                    image: ${NONE:?say}
                    privileged: 3
                    restart: allways
                    networks: [nope]
                    volumes: [{type: bnd, source: x, target: /x}, "gone:/y"]
                    ports: ["a:80"]
                    pid: host
                  b:
                    image: x
                    healthcheck: 3
                    secrets: [none]
                """))
        .containsExactly(
            "JS1102", "JS2101", "JS2333", "JS2204", "JS2102", "JS2204", "JS1401", "JS2301",
            "JS2101", "JS2204");
  }

  @Test
  void what_would_only_follow_from_a_fault_is_not_told() {
    assertThat(
            codes(
                """
                services:
                  a: {image: x, depends_on: {b: {condition: service_healthy}}}
                  b: {image: 3, healthcheck: []}
                  c: {image: x, mem_limit: [], memswap_limit: 1g}
                  d: {image: x, x-jstack: {emulate_tmpfs: []}, tmpfs: /x}
                secrets: {s: {file: []}}
                """))
        .containsExactly("JS2101", "JS2101", "JS2101", "JS2101", "JS2101");
  }

  /** Wherever the fault is: an error of another kind would be one that is not there. */
  @Test
  void a_fault_anywhere_in_a_sound_stack_is_all_that_is_told() throws IOException {
    List<String> echoes = new ArrayList<>();
    int tried = 0;
    for (String text : Stream.concat(Stream.of(Samples.WIDE), Corpus.texts().stream()).toList()) {
      Optional<Node> root = root(text); // without tags, so it may mean something else
      if (root.isPresent() && isSound(TreeText.of((MappingNode) root.get()))) {
        for (Node damaged : damaged(root.get())) {
          String broken = TreeText.of((MappingNode) damaged);
          tried++;
          load(broken).diagnostics().stream()
              .filter(finding -> finding.isError() && finding.code().matches("JS(16|2[23]).*"))
              .map(finding -> finding + "\n" + broken)
              .limit(1)
              .forEach(echoes::add);
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
    assertThat(echoes).isEmpty();
  }

  /** The tree once for each of its nodes, with something there that is right nowhere. */
  private static List<Node> damaged(Node node) {
    List<Node> all = new ArrayList<>();
    Node wrong = new SequenceNode(List.of(new SequenceNode(List.of(), NOWHERE)), NOWHERE);
    if (node instanceof MappingNode mapping) {
      for (Entry entry : mapping.entries()) {
        all.add(mapping.with(entry.key(), wrong));
        damaged(entry.value()).forEach(value -> all.add(mapping.with(entry.key(), value)));
      }
    } else if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        all.add(with(list, i, wrong));
        for (Node item : damaged(list.items().get(i))) {
          all.add(with(list, i, item));
        }
      }
    }
    return all;
  }

  private static Node with(SequenceNode list, int index, Node item) {
    List<Node> items = new ArrayList<>(list.items());
    items.set(index, item);
    return new SequenceNode(items, list.range());
  }

  private static Optional<Node> root(String text) {
    return new YamlReader(YamlLimits.DEFAULT)
        .read(SourceFile.named("t"), text, new Diagnostics())
        .filter(documents -> documents.size() == 1)
        .map(documents -> documents.get(0).root())
        .filter(MappingNode.class::isInstance);
  }

  private boolean isSound(String text) {
    return load(text).diagnostics().stream().noneMatch(Diagnostic::isError);
  }

  private List<String> codes(String text) {
    return load(text).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  private LoadResult load(String text) {
    return loader.load(Requests.ofText(text, Map.of("V", "v")));
  }
}
