package dev.jstack.schema.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.schema.config.TreeText;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import dev.jstack.testing.Corpus;
import dev.jstack.testing.TreeMutator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The tables, our published schema and the schema of the Compose Specification accept and refuse
 * the same files, but for {@link #EXCEPTIONS}, which docs/conformance.md gives the reasons of.
 */
@EnabledIfEnvironmentVariable(named = "JSTACK_CONFORMANCE", matches = ".+")
class AgreementTest {
  private static final int MUTATIONS = Integer.getInteger("agreement.mutations", 2_000);

  /** Attributes for which the two may differ. */
  private static final List<String> EXCEPTIONS =
      List.of("x-jstack", "pre_start", "no_cache_filter", "models", "a b");

  private Judges judges;
  private List<MappingNode> files;

  @BeforeEach
  void read() throws IOException {
    Path conformance = Corpus.folder().orElseThrow();
    judges = new Judges(conformance.resolve("compose/compose-spec.schema.json"));
    files = new ArrayList<>();
    for (String text : Corpus.texts()) {
      new YamlReader(YamlLimits.DEFAULT)
          .read(SourceFile.named("t"), text, new Diagnostics())
          .ifPresent(documents -> documents.forEach(this::addDocument));
    }
  }

  private void addDocument(Document document) {
    if (document.root() instanceof MappingNode mapping) {
      files.add(mapping);
    }
  }

  @Test
  void on_every_file() {
    assertThat(files).hasSizeGreaterThan(500);
    assertThat(files.stream().flatMap(file -> disagreement(file).stream())).isEmpty();
  }

  @Test
  void on_mutations_of_them() {
    Random random = new Random(42);
    List<String> names =
        List.of("image", "ports", "build", "foo", "x-foo", "name", "external", "a b");
    TreeMutator mutator = new TreeMutator(random, names);
    List<String> found = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      MappingNode mutated = mutator.mutate(files.get(random.nextInt(files.size())));
      refused += Judges.tables(mutated) ? 0 : 1;
      found.addAll(disagreement(mutated));
    }
    assertThat(refused).as("mutations that break a file").isBetween(MUTATIONS / 5, MUTATIONS);
    assertThat(found).isEmpty();
  }

  private List<String> disagreement(MappingNode tree) {
    boolean tables = Judges.tables(tree);
    boolean published = judges.published(tree);
    boolean official = judges.official(tree);
    String text = TreeText.of(tree);
    boolean excused = EXCEPTIONS.stream().anyMatch(keys(tree)::contains);
    return tables == published && (published == official || excused)
        ? List.of()
        : List.of(
            "tables %s, ours %s, official %s:%n%s".formatted(tables, published, official, text));
  }

  /** All keys of a tree; what is printed leaves out what no service uses. */
  private static Set<String> keys(Node tree) {
    Set<String> keys = new HashSet<>();
    if (tree instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        keys.add(entry.key());
        keys.addAll(keys(entry.value()));
      }
    } else if (tree instanceof SequenceNode sequence) {
      sequence.items().forEach(item -> keys.addAll(keys(item)));
    }
    return keys;
  }
}
