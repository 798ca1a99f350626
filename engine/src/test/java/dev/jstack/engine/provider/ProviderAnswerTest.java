package dev.jstack.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderAnswerTest {
  private final List<String> progress = new ArrayList<>();
  private final ProviderAnswer answer = new ProviderAnswer(progress::add);

  @Test
  void variables_are_kept_and_progress_is_told_by_its_first_line() {
    answer.line("{\"type\": \"info\", \"message\": \"pulling 25%\\nand more\"}");
    answer.line("");
    answer.line("{\"type\": \"setenv\", \"message\": \"URL=http://a?x=1\"}");
    answer.line("{\"type\": \"rawsetenv\", \"message\": \"KEY=\"}");
    answer.line("{\"type\": \"debug\", \"message\": \"quiet\", \"more\": 1}");

    assertThat(answer.error()).isEmpty();
    assertThat(progress).containsExactly("pulling 25%");
    assertThat(answer.variables()).containsOnly(Map.entry("URL", "http://a?x=1"));
    assertThat(answer.rawVariables()).containsOnly(Map.entry("KEY", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"error\", \"message\": \"no quota\"} | no quota",
        "hush-hush | line 1 of its output is no message",
        "{\"type\": \"setenv\", \"message\": \"hush-hush\"} | line 1 of its output sets no variable",
        "{\"type\": \"setenv\", \"message\": \"=hush-hush\"} | line 1 of its output sets no variable",
        "{\"type\": \"shout\", \"message\": \"hush-hush\"} | line 1 of its output is of no known type",
        "{\"type\": \"error\", \"message\": \"\"} | it failed without a word",
      })
  void what_is_wrong_is_told_without_the_line_that_may_hold_a_secret(String line, String reason) {
    answer.line(line);

    assertThat(answer.error()).contains(reason);
    assertThat(answer.error().orElseThrow()).doesNotContain("hush-hush");
  }

  @Test
  void there_is_an_end_of_variables() {
    for (int i = 0; i <= 1000; i++) {
      answer.line("{\"type\": \"setenv\", \"message\": \"V" + i + "=x\"}");
    }
    assertThat(answer.variables()).hasSize(1000);
    assertThat(answer.error()).isPresent();
  }
}
