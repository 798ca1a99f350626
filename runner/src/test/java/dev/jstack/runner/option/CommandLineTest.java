package dev.jstack.runner.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private static Arguments parse(String line) {
    return CommandLine.parse(line.split(" ", -1));
  }

  @Test
  void global_options_stand_before_the_command_or_after_it() {
    Arguments both = parse("-f a.yaml up -f b.yaml --file=c.yaml");

    assertThat(both.command().name()).isEqualTo("up");
    assertThat(both.values("file")).containsExactly("a.yaml", "b.yaml", "c.yaml");
  }

  @Test
  void the_letter_of_a_command_wins_over_the_global_one() {
    Arguments logs = parse("-f a.yaml logs -f --file b.yaml api");

    assertThat(logs.has("follow")).isTrue();
    assertThat(logs.values("file")).containsExactly("a.yaml", "b.yaml");
    assertThat(logs.words()).containsExactly("api");
  }

  @Test
  void options_and_words_may_be_mixed() {
    Arguments up = parse("up api -d web --scale api=3 --scale web=2");

    assertThat(up.words()).containsExactly("api", "web");
    assertThat(up.has("detach")).isTrue();
    assertThat(up.values("scale")).containsExactly("api=3", "web=2");
  }

  @Test
  void a_dash_is_a_file_and_no_option() {
    assertThat(parse("up -f -").value("file")).contains("-");
  }

  @Test
  void what_follows_the_service_belongs_to_the_program_that_exec_runs() {
    Arguments exec = parse("exec -T -e A=1 api sh -c ls --color -f x");

    assertThat(exec.words()).containsExactly("api", "sh", "-c", "ls", "--color", "-f", "x");
    assertThat(exec.values("env")).containsExactly("A=1");
  }

  @Test
  void an_option_that_exec_does_not_know_is_no_service() {
    assertThatThrownBy(() -> parse("exec --privilegd api sh"))
        .isInstanceOf(UsageException.class)
        .hasMessage("`jstack exec` has no option --privilegd");
  }

  @Test
  void a_value_keeps_its_quotes() {
    assertThat(CommandLine.parse("exec", "-e", "A=\"x\"", "api", "\"sh\"").values("env"))
        .containsExactly("A=\"x\"");
  }

  @Test
  void nothing_at_all_is_help() {
    assertThat(CommandLine.parse().command().name()).isEqualTo("help");
    assertThat(parse("up --help").words()).containsExactly("up");
    assertThat(parse("--help down").words()).containsExactly("down");
    assertThat(parse("--version").command().name()).isEqualTo("version");
  }

  @Test
  void a_command_that_is_none_brings_the_nearest() {
    assertThatThrownBy(() -> parse("donw"))
        .isInstanceOfSatisfying(
            UsageException.class,
            e -> assertThat(e.hints()).contains("did you mean `jstack down`?"));
  }

  @Test
  void an_option_that_is_none_brings_the_nearest() {
    assertThatThrownBy(() -> parse("up --wiat"))
        .isInstanceOfSatisfying(
            UsageException.class, e -> assertThat(e.hints().get(0)).contains("--wait"));
  }

  @Test
  void a_value_outside_the_choices_is_refused_with_all_of_them() {
    assertThatThrownBy(() -> parse("ps --format yaml"))
        .isInstanceOfSatisfying(
            UsageException.class, e -> assertThat(e.hints()).contains("one of: table, json"));
  }

  @Test
  void a_missing_value_and_a_missing_word_are_named() {
    assertThatThrownBy(() -> parse("up -t")).hasMessage("--timeout needs a value: TIME");
    assertThatThrownBy(() -> parse("exec api")).hasMessage("`jstack exec` needs COMMAND");
    assertThatThrownBy(() -> parse("version now")).hasMessage("`jstack version` takes no `now`");
  }

  @Test
  void times_are_seconds_or_carry_a_unit() {
    assertThat(parse("down -t 10").duration("timeout")).contains(Duration.ofSeconds(10));
    assertThat(parse("down -t 1m30s").duration("timeout")).contains(Duration.ofSeconds(90));
    assertThat(parse("down -t 250ms").duration("timeout")).contains(Duration.ofMillis(250));
    assertThatThrownBy(() -> parse("down -t soon").duration("timeout"))
        .hasMessage("--timeout takes a time such as 10, 90s or 1m30s, not `soon`");
  }

  @Test
  void no_command_has_two_options_of_one_form() {
    for (CommandSpec command : CommandTable.ALL) {
      Set<String> forms = new HashSet<>();
      for (OptionSpec option : command.allOptions()) {
        assertThat(forms.add("--" + option.name())).as(command.name() + option.name()).isTrue();
        assertThat(option.letter().isEmpty() || forms.add("-" + option.letter()))
            .as(command.name() + " -" + option.letter())
            .isTrue();
      }
    }
  }

  @Property(tries = 300)
  void any_line_is_understood_or_refused_with_a_reason(@ForAll List<String> words) {
    try {
      assertThat(CommandLine.parse(words.toArray(new String[0])).command()).isNotNull();
    } catch (UsageException e) {
      assertThat(e.text()).isNotBlank();
    }
  }
}
