package dev.jstack.runner.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionVariablesTest {

  private static Arguments fill(String line, Map<String, String> variables) {
    return OptionVariables.fill(CommandLine.parse(line.split(" ", -1)), variables);
  }

  @Test
  void a_variable_stands_in_for_an_option_that_is_not_given() {
    Map<String, String> variables =
        Map.of(
            "COMPOSE_ANSI", "never",
            "COMPOSE_PROGRESS", "json",
            "COMPOSE_PARALLEL_LIMIT", "3",
            "COMPOSE_REMOVE_ORPHANS", "true");
    Arguments up = fill("up -d", variables);
    assertThat(up.value("ansi")).hasValue("never");
    assertThat(up.value("progress")).hasValue("json");
    assertThat(up.parallel()).hasValue(3);
    assertThat(up.has("remove-orphans")).isTrue();
    assertThat(fill("--ansi always up", variables).value("ansi")).hasValue("always");
  }

  @Test
  void the_own_twin_wins() {
    Map<String, String> both = Map.of("COMPOSE_PROGRESS", "json", "JSTACK_PROGRESS", "plain");
    assertThat(fill("up", both).value("progress")).hasValue("plain");
  }

  @Test
  void a_switch_that_is_false_or_empty_is_off() {
    Map<String, String> off = Map.of("COMPOSE_REMOVE_ORPHANS", "0", "COMPOSE_IGNORE_ORPHANS", "");
    Arguments up = fill("up", off);
    assertThat(up.has("remove-orphans")).isFalse();
    assertThat(up.has(OptionVariables.IGNORE_ORPHANS)).isFalse();
    assertThat(
            fill("up", Map.of("COMPOSE_IGNORE_ORPHANS", "1")).has(OptionVariables.IGNORE_ORPHANS))
        .isTrue();
  }

  @Test
  void zero_and_less_set_no_limit() {
    assertThat(fill("up", Map.of("COMPOSE_PARALLEL_LIMIT", "0")).parallel().orElseThrow())
        .isGreaterThan(100);
    assertThat(fill("up --parallel -1", Map.of()).parallel().orElseThrow()).isGreaterThan(100);
    assertThatThrownBy(() -> fill("up --parallel 0", Map.of()).parallel())
        .isInstanceOf(UsageException.class);
  }

  @Test
  void a_value_that_the_option_does_not_take_names_the_variable() {
    assertThatThrownBy(() -> fill("up", Map.of("COMPOSE_ANSI", "blue")))
        .isInstanceOf(UsageException.class)
        .hasMessage("COMPOSE_ANSI takes no `blue`");
    assertThatThrownBy(() -> fill("up", Map.of("JSTACK_PARALLEL_LIMIT", "many")))
        .isInstanceOf(UsageException.class)
        .hasMessage("JSTACK_PARALLEL_LIMIT takes a whole number, not `many`");
  }
}
