package dev.jstack.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> KNOWN =
      List.of("environment", "env_file", "ports", "image", "depends_on", "networks");

  @Test
  void finds_a_word_with_a_letter_missing_swapped_or_too_many() {
    assertThat(DidYouMean.of("enviroment", KNOWN)).contains("environment");
    assertThat(DidYouMean.of("imgae", KNOWN)).contains("image");
    assertThat(DidYouMean.of("portss", KNOWN)).contains("ports");
  }

  @Test
  void case_and_dashes_cost_nothing() {
    assertThat(DidYouMean.of("Depends-On", KNOWN)).contains("depends_on");
  }

  @Test
  void stays_silent_when_nothing_is_near() {
    assertThat(DidYouMean.of("kubernetes", KNOWN)).isEmpty();
    assertThat(DidYouMean.of("x", KNOWN)).isEmpty();
  }

  @Property
  void never_proposes_the_word_itself_or_one_that_is_not_known(@ForAll String word) {
    assertThat(DidYouMean.of(word, KNOWN)).isNotEqualTo(java.util.Optional.of(word));
    DidYouMean.of(word, KNOWN).ifPresent(found -> assertThat(KNOWN).contains(found));
  }
}
