package dev.jstack.schema.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.schema.SchemaCodes;
import dev.jstack.testing.Golden;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
  private final Explanations explanations = new Explanations(SchemaCodes.catalog(), 80);

  private String page(String topic) {
    return explanations.page(topic).orElseThrow();
  }

  @Test
  void a_code_has_a_page_whatever_its_case() {
    Golden.assertMatches("describe/JS2104.txt", page("js2104"));
  }

  @Test
  void an_attribute_has_a_page() {
    Golden.assertMatches("describe/services.ports.txt", page("services.ports"));
    Golden.assertMatches("describe/privileged.txt", page("services.*.privileged"));
  }

  @Test
  void a_path_may_be_cut_short_when_it_is_not_ambiguous() {
    assertThat(page("healthcheck.interval")).isEqualTo(page("services.healthcheck.interval"));
    assertThat(page("ports")).isEqualTo(page("services.ports"));
    assertThat(explanations.page("parallelism")).isEmpty();
    assertThat(explanations.suggestions("parallelism"))
        .contains("services.deploy.update_config.parallelism");
  }

  @Test
  void a_topic_that_nobody_knows_gets_a_suggestion() {
    assertThat(explanations.page("enviroment")).isEmpty();
    assertThat(explanations.suggestions("enviroment")).containsExactly("environment");
    assertThat(explanations.suggestions("qqqqqq")).isEmpty();
  }

  @Test
  void every_attribute_has_a_page() {
    Reference.read()
        .attributes()
        .keySet()
        .forEach(path -> assertThat(explanations.page(path)).as(path).isPresent());
  }
}
