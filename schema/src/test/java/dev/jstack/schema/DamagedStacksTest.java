package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.DiagnosticPrinter;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.PrintStyle;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.config.TreeText;
import dev.jstack.schema.source.DotEnv;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import dev.jstack.testing.Corpus;
import dev.jstack.testing.TreeMutator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damaged stacks give a stack or findings, never an exception; what is printed of a stack loads
 * again and is the same. {@code -Djstack.fuzz=1000000} makes that many of them; the real stacks are
 * among them when {@code JSTACK_CONFORMANCE} tells where they are.
 */
class DamagedStacksTest {
  private static final int COUNT = Integer.getInteger("jstack.fuzz", 3_000);
  private static final long SEED = Long.getLong("jstack.fuzz.seed", 42);
  private static final List<String> NAMES =
      List.of("image", "ports", "build", "foo", "x-foo", "name", "external", "a b", "C:\\x", "");

  private final Random random = new Random(SEED);
  private final TreeMutator mutator = new TreeMutator(random, NAMES);
  private final StackLoader loader = StackLoader.create();
  private final DiagnosticPrinter printer = new DiagnosticPrinter(PrintStyle.PLAIN);

  @Test
  void give_a_stack_or_findings() throws IOException {
    List<String> corpus = new ArrayList<>(Corpus.texts());
    corpus.add(Samples.WIDE);
    List<String> found = new ArrayList<>();
    int sound = 0;
    for (int i = 0; i < COUNT && found.size() < 20; i++) {
      String text = damaged(corpus.get(random.nextInt(corpus.size())));
      try {
        sound += check(text) ? 1 : 0;
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        found.add("number %d: %s%n%s%nfor:%n%s".formatted(i, e, origin(e), text));
      }
    }
    assertThat(found).isEmpty();
    assertThat(sound).as("stacks that bear the damage").isBetween(COUNT / 100, COUNT);
  }

  private static String origin(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("dev.jstack"))
        .limit(5)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n"));
  }

  /** Whether the text is a stack still. */
  private boolean check(String text) {
    boolean forWindows = random.nextInt(4) == 0;
    LoadResult result = load(text, forWindows);
    assertThat(printer.print(result.diagnostics()).isEmpty())
        .isEqualTo(result.diagnostics().isEmpty());
    assertThat(result.stack().isPresent() || !result.diagnostics().isEmpty()).isTrue();
    if (random.nextInt(10) == 0) {
      DotEnv.parse(SourceFile.of("t", text), text, name -> Optional.empty(), new Diagnostics());
    }
    if (result.stack().isEmpty()) {
      return false;
    }
    Config printed = new Config(result.canonical().orElseThrow());
    LoadResult again = load(random.nextBoolean() ? printed.yaml() : printed.json(), forWindows);
    assertThat(again.diagnostics()).noneMatch(Diagnostic::isError);
    assertThat(new Config(again.canonical().orElseThrow()).json()).isEqualTo(printed.json());
    return true;
  }

  private LoadResult load(String text, boolean forWindows) {
    LoadRequest.Switches all = LoadRequest.Switches.ALL;
    LoadRequest.Switches switches = forWindows ? all : all.withoutMeaning();
    return loader.load(Requests.ofText(text, Map.of("V", "v"), switches));
  }

  private String damaged(String text) {
    return random.nextBoolean() ? scribbledOn(text) : mutated(text);
  }

  /** A place of the tree changed; the text is written anew. */
  private String mutated(String text) {
    List<MappingNode> trees =
        new YamlReader(YamlLimits.DEFAULT)
            .read(SourceFile.named("t"), text, new Diagnostics()).stream()
                .flatMap(List::stream)
                .map(Document::root)
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .toList();
    return trees.isEmpty() ? scribbledOn(text) : TreeText.of(mutator.mutate(trees.get(0)));
  }

  /** Some pieces of the text taken out, doubled or overwritten. */
  private String scribbledOn(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0 && !out.isEmpty(); n--) {
      int at = random.nextInt(out.length());
      int length = Math.min(random.nextInt(12), out.length() - at);
      out.replace(at, at + length, scribble(out));
    }
    return out.toString();
  }

  private String scribble(CharSequence text) {
    List<String> parts = LoaderPropertiesTest.PARTS;
    int from = random.nextInt(text.length());
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> String.valueOf((char) random.nextInt(128));
      case 2 -> parts.get(random.nextInt(parts.size()));
      default ->
          text.subSequence(from, Math.min(text.length(), from + random.nextInt(40))).toString();
    };
  }
}
