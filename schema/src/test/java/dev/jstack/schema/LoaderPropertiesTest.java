package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.Interpolator;
import dev.jstack.schema.merge.Merger;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SourceText;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class LoaderPropertiesTest {
  private static final SourceRange PLACE = SourceRange.whole(SourceFile.named("t"));

  /** Pieces that stack files are made of, and that break them. */
  static final List<String> PARTS =
      List.of(
          "services:",
          "  a:",
          "image: x",
          "${",
          "$V",
          "}",
          ": ",
          "- ",
          "\n",
          "  ",
          "'",
          "\"",
          "\t",
          "&a",
          "*a",
          "<<: *a",
          "!reset",
          "!override",
          "{",
          "[",
          "]",
          ",",
          "#",
          "|",
          ">",
          "\\",
          "C:\\a",
          "80:80",
          "\u0000",
          "\uFEFF",
          "é",
          "extends: a",
          "null",
          "~",
          "0x1F",
          "1e999",
          "-1",
          "99999999999999999999",
          "name:",
          "ports:",
          "volumes:",
          "deploy:",
          "depends_on:",
          "---\n");

  @Provide
  Arbitrary<String> wildTexts() {
    return Arbitraries.of(PARTS).list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  @Property(tries = 2_000)
  void any_text_gives_a_stack_or_findings(@ForAll("wildTexts") String text) {
    LoadResult result = StackLoader.create().load(Requests.ofText(text, Map.of()));
    assertThat(result.stack().isPresent() || !result.diagnostics().isEmpty()).isTrue();
  }

  @Property(tries = 1_000)
  void interpolation_never_throws(@ForAll String text) {
    ScalarNode node = ScalarNode.text(text, PLACE);
    Diagnostics found = new Diagnostics();
    new Interpolator(name -> Optional.empty(), new HashSet<>(), found).interpolate(node);
  }

  @Property(tries = 300)
  void merging_nothing_over_a_tree_changes_nothing(@ForAll("wildTexts") String text) {
    Diagnostics found = new Diagnostics();
    SourceText source = SourceText.of("t", text);
    new YamlReader(YamlLimits.DEFAULT)
        .read(source.file(), text, found).stream()
            .flatMap(List::stream)
            .map(Document::root)
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .forEach(
                tree ->
                    assertThat(
                            new Merger(found).mergeFiles(tree, MappingNode.empty(PLACE)).entries())
                        .containsExactlyElementsOf(tree.entries()));
  }
}
