package dev.jstack.schema.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.config.TreeText;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import dev.jstack.schema.validate.Validation;
import dev.jstack.testing.Corpus;
import dev.jstack.testing.TreeMutator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.everit.json.schema.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Everything that everit finds in a file with our JSON Schema is found by the tables, too, at the
 * same place: what ADR 20 rests on. {@code -Dagreement.mutations=10000} is what it was measured by.
 */
@EnabledIfEnvironmentVariable(named = "JSTACK_CONFORMANCE", matches = ".+")
class WordingTest {
  private static final int MUTATIONS = Integer.getInteger("agreement.mutations", 2_000);

  private int refused;
  private int theirs;
  private int ours;

  @Test
  void what_everit_finds_is_found_at_the_same_place() throws IOException {
    Judges judges =
        new Judges(Corpus.folder().orElseThrow().resolve("compose/compose-spec.schema.json"));
    Random random = new Random(7);
    TreeMutator mutator =
        new TreeMutator(random, List.of("image", "ports", "build", "foo", "name", "external"));
    List<String> texts = Corpus.texts();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      Optional<MappingNode> tree = read(texts.get(random.nextInt(texts.size())));
      // Written and read again, so that each node has a place of its own.
      tree.map(mutator::mutate)
          .map(TreeText::of)
          .flatMap(WordingTest::read)
          .ifPresent(changed -> found.addAll(unfound(judges, changed)));
    }
    System.out.printf(
        "structure: %d files refused, everit finds %d faults, the tables %d%n",
        refused, theirs, ours);
    assertThat(refused).isGreaterThan(MUTATIONS / 5);
    assertThat(found).isEmpty();
  }

  private static Optional<MappingNode> read(String text) {
    return new YamlReader(YamlLimits.DEFAULT)
        .read(SourceFile.of("t", text), text, new Diagnostics())
        .flatMap(documents -> documents.stream().findFirst())
        .map(Document::root)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast);
  }

  private List<String> unfound(Judges judges, MappingNode tree) {
    Optional<ValidationException> verdict = judges.violation(tree);
    if (verdict.isEmpty()) {
      return List.of();
    }
    Diagnostics out = new Diagnostics();
    Validation.structure(tree, out);
    List<Diagnostic> told = out.sorted().stream().filter(Diagnostic::isError).toList();
    refused++;
    ours += told.size();
    List<String> missing = new ArrayList<>();
    for (ValidationException violation : Violations.of(verdict.get())) {
      theirs++;
      Node node = Violations.node(tree, violation);
      if (node == null || told.stream().noneMatch(d -> touch(d.range(), node.range()))) {
        missing.add(violation.getMessage() + " in\n" + TreeText.of(tree) + told);
      }
    }
    return missing;
  }

  /** Whether one of the two lies in the other. */
  private static boolean touch(SourceRange a, SourceRange b) {
    return contains(a, b) || contains(b, a);
  }

  private static boolean contains(SourceRange outer, SourceRange inner) {
    return before(outer.startLine(), outer.startColumn(), inner.startLine(), inner.startColumn())
        && before(inner.endLine(), inner.endColumn(), outer.endLine(), outer.endColumn());
  }

  private static boolean before(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || line == otherLine && column <= otherColumn;
  }
}
