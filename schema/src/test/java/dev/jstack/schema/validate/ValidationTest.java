package dev.jstack.schema.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPrinter;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.PrintStyle;
import dev.jstack.testing.Golden;
import dev.jstack.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static final Path CASES = Path.of("src/test/resources/validate");
  private static final DiagnosticPrinter PRINTER =
      new DiagnosticPrinter(new PrintStyle(true, false, 80));

  private static String read(String name) throws IOException {
    return Files.readString(CASES.resolve(name));
  }

  private static List<Diagnostic> rules(String yaml) {
    Diagnostics out = new Diagnostics();
    Validation.rules(Trees.of(yaml), Set.of("debug"), out);
    Validation.meaning(Trees.of(yaml), out);
    return out.sorted();
  }

  private static List<Diagnostic> meaning(String yaml) {
    Diagnostics out = new Diagnostics();
    Validation.meaning(Trees.of(yaml), out);
    return out.sorted();
  }

  private static String withVariable(int length) {
    return "services: {a: {image: x, environment: {A: " + "x".repeat(length) + "}}}";
  }

  @Test
  void a_variable_is_as_long_as_windows_allows() {
    assertThat(codes(meaning(withVariable(32_767)))).doesNotContain("JS2340");
    assertThat(codes(meaning(withVariable(32_768)))).contains("JS2340");
  }

  @Test
  void rules_are_told_all_at_once() throws IOException {
    Golden.assertMatches(
        "validate/rules/findings.txt", PRINTER.print(rules(read("rules/stack.yaml"))));
  }

  @Test
  void what_windows_cannot_do_is_told_all_at_once() throws IOException {
    Golden.assertMatches(
        "validate/windows/findings.txt", PRINTER.print(meaning(read("windows/stack.yaml"))));
  }

  @Test
  void what_two_containers_of_a_replica_cannot_both_have_is_told() throws IOException {
    Golden.assertMatches(
        "validate/start-first/findings.txt",
        PRINTER.print(meaning(read("start-first/stack.yaml"))));
  }

  @Test
  void each_rule_has_a_case_that_breaks_it() throws IOException {
    List<Diagnostic> found = rules(read("rules/stack.yaml"));
    assertThat(codes(found)).containsAll(codes(RuleCode.values()));
    List<Diagnostic> windows = new ArrayList<>(meaning(read("windows/stack.yaml")));
    windows.addAll(meaning(withVariable(32_768)));
    assertThat(codes(windows)).containsAll(codes(MeaningCode.values()));
  }

  private static Set<String> codes(List<Diagnostic> found) {
    return found.stream().map(Diagnostic::code).collect(Collectors.toSet());
  }

  private static Set<String> codes(DiagnosticCode... codes) {
    return List.of(codes).stream().map(DiagnosticCode::code).collect(Collectors.toSet());
  }

  @Test
  void a_chain_of_thousands_is_no_cycle_and_no_overflow() {
    StringBuilder yaml = new StringBuilder("services:\n");
    for (int i = 0; i < 5000; i++) {
      yaml.append(
          "  s%d: {image: x, depends_on: {s%d: {condition: service_started}}}\n"
              .formatted(i, i + 1));
    }
    yaml.append("  s5000: {image: x}\n");
    assertThat(rules(yaml.toString())).isEmpty();
  }

  @Test
  void a_sound_stack_has_no_findings() {
    String yaml =
        """
        services:
          web:
            image: web
            isolation: process
            ports: [{target: 80, published: "8080", protocol: tcp, mode: ingress}]
            networks: {default: null}
            volumes: [{type: volume, source: data, target: 'C:\\data', volume: {}}]
            healthcheck: {test: [CMD, x], interval: 10s}
            memswap_limit: "100"
            mem_limit: "100"
          job:
            image: job
            depends_on: {web: {condition: service_healthy, required: true}}
        networks: {default: {name: t_default}}
        volumes: {data: {name: t_data}}
        """;
    assertThat(rules(yaml)).isEmpty();
    assertThat(meaning(yaml)).isEmpty();
  }
}
