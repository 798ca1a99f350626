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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. {@code -Djstack.fuzz=1000000} runs the mutations that often. */
class LoaderPropertiesTest {
  private static final int MUTATIONS = Integer.getInteger("jstack.fuzz", 3_000);
  private static final SourceRange PLACE = SourceRange.whole(SourceFile.named("t"));
  private static final List<String> PARTS =
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

  @Property(tries = 1)
  void a_damaged_stack_gives_a_stack_or_findings() throws IOException {
    Random random = new Random(Long.getLong("jstack.fuzz.seed", 42));
    List<String> corpus = corpus();
    StackLoader loader = StackLoader.create();
    for (int i = 0; i < MUTATIONS; i++) {
      String text = damaged(corpus.get(random.nextInt(corpus.size())), random);
      try {
        LoadResult result = loader.load(Requests.ofText(text, Map.of("V", "v")));
        assertThat(result.stack().isPresent() || !result.diagnostics().isEmpty()).isTrue();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("no finding but " + e + " for:\n" + text, e);
      }
    }
  }

  /** The sample, and the real stacks when {@code JSTACK_CONFORMANCE} tells where they are. */
  private static List<String> corpus() throws IOException {
    List<String> corpus = new ArrayList<>(List.of(Samples.WIDE));
    String folder = System.getenv("JSTACK_CONFORMANCE");
    if (folder != null) {
      try (Stream<Path> files = Files.walk(Path.of(folder, "stacks"))) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList()) {
          corpus.add(Files.readString(file));
        }
      }
    }
    return corpus;
  }

  private static String damaged(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(out.length());
      int length = Math.min(random.nextInt(12), out.length() - at);
      String put =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> String.valueOf((char) random.nextInt(128));
            case 2 -> PARTS.get(random.nextInt(PARTS.size()));
            default -> {
              int from = random.nextInt(out.length());
              yield out.substring(from, Math.min(out.length(), from + random.nextInt(40)));
            }
          };
      out.replace(at, at + length, put);
    }
    return out.toString();
  }
}
