package dev.jstack.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each directory of {@code plan/} is a case: {@code before.yaml} is applied, if there is one, and
 * {@code after.yaml} planned; without it, the stack is planned to go down.
 */
class PlanGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/plan");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  List<DynamicTest> stacks_are_planned_like_this() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> cases = Files.list(CASES)) {
      for (Path one : cases.sorted().toList()) {
        tests.add(DynamicTest.dynamicTest(one.getFileName().toString(), () -> check(one)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static void check(Path directory) throws IOException {
    Bench bench = Bench.temporary();
    Path before = directory.resolve("before.yaml");
    Path after = directory.resolve("after.yaml");
    if (Files.exists(before)) {
      bench.up(Files.readString(before));
    }
    Plan plan =
        Files.exists(after)
            ? bench.plan(Files.readString(after))
            : bench.engine().planDown(Bench.SHOP, DownOptions.DEFAULT).plan().orElseThrow();
    Path golden = directory.resolve("expected.txt");
    String actual = text(plan);
    if (UPDATE) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  private static String text(Plan plan) {
    StringBuilder text = new StringBuilder(PlanText.of(plan)).append('\n');
    for (Change change : plan.changes()) {
      text.append(change.kind().symbol()).append(' ').append(change.what()).append(' ');
      text.append(change.name()).append(' ').append(change.replicas()).append(": ");
      text.append(change.summary()).append('\n');
      change.fields().forEach(field -> text.append("    ").append(text(field)).append('\n'));
      change.reasons().forEach(reason -> text.append("    ").append(reason).append('\n'));
    }
    text.append(plan.unchanged()).append(" unchanged\n");
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString();
  }

  private static String text(Change.FieldChange field) {
    Optional<String> place = field.where().map(range -> range.label());
    return field.path()
        + " "
        + field.before().orElse("-")
        + " → "
        + field.after().orElse("-")
        + place.map(label -> " at " + label).orElse("");
  }
}
