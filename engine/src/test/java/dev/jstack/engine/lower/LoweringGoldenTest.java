package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.target.Targets;
import dev.jstack.host.HostFacts;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each directory of {@code lower/} is a case: a stack, a target, and what the host would get. */
class LoweringGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/lower");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  List<DynamicTest> stacks_become_these_documents() throws IOException {
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
    String text = Files.readString(directory.resolve("stack.yaml"));
    String target = text.lines().findFirst().orElseThrow().replace("# target: ", "");
    LoweringResult result = Lowering.lower(Stacks.of(text), Stacks.on(target));
    StringBuilder actual = new StringBuilder();
    result.diagnostics().forEach(d -> actual.append(line(d)));
    result
        .state()
        .ifPresent(
            state -> {
              HostFacts facts = Targets.facts(target).orElseThrow();
              Realized.on(SimulatedHost.of(facts), state).forEach(sent -> append(actual, sent));
              state.containers().forEach(container -> append(actual, container));
            });
    Path golden = directory.resolve("expected.txt");
    if (UPDATE) {
      Files.writeString(golden, actual.toString());
    }
    assertThat(actual.toString()).isEqualTo(Files.readString(golden));
  }

  private static String line(Diagnostic d) {
    String hints = d.hints().isEmpty() ? "" : " -> " + String.join(" | ", d.hints());
    return "%s %s %s: %s%s\n"
        .formatted(d.severity().word(), d.code(), d.range().label(), d.message(), hints);
  }

  private static void append(StringBuilder actual, Realized.Sent sent) {
    actual.append(sent.call()).append(' ').append(sent.object()).append('\n');
    actual.append(Json.DOCUMENT.writeIndented(Json.tree(sent.document()))).append('\n');
  }

  private static void append(StringBuilder actual, DesiredContainer container) {
    actual.append("container ").append(container.id()).append('\n');
    actual.append("  ").append(container.isolationReason()).append('\n');
    container.fixed().fields().forEach((k, v) -> actual.append("  fixed " + k + " = " + v + "\n"));
    actual.append("  runtime ").append(Json.PLAIN.write(container.runtime())).append('\n');
    container.directories().forEach(d -> actual.append("  directory " + d + "\n"));
    container
        .files()
        .forEach(f -> actual.append("  file " + f.hostPath() + " " + f.content() + "\n"));
    actual.append(container.hosts().text("\n").indent(2));
  }
}
