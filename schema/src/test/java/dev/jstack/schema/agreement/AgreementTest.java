package dev.jstack.schema.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.json.Json;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
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
    Path conformance = Path.of(System.getenv("JSTACK_CONFORMANCE"));
    judges = new Judges(conformance.resolve("compose/compose-spec.schema.json"));
    files = new ArrayList<>();
    for (String line : Files.readAllLines(conformance.resolve("compose/cases.jsonl"))) {
      Map<?, ?> one = (Map<?, ?>) Json.tree(line);
      if (one.get("files") instanceof Map<?, ?> texts) {
        texts.forEach((name, text) -> addFile(name.toString(), text.toString()));
      }
    }
    try (Stream<Path> stacks = Files.walk(conformance.resolve("stacks"))) {
      for (Path file : stacks.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList()) {
        addFile(file.toString(), Files.readString(file));
      }
    }
  }

  private void addFile(String name, String text) {
    if (name.matches(".*\\.ya?ml")) {
      new YamlReader(YamlLimits.DEFAULT)
          .read(SourceFile.named(name), text, new Diagnostics())
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
    Mutator mutator = new Mutator(random, names);
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
    String text = new Config(tree).yamlAsWritten();
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
