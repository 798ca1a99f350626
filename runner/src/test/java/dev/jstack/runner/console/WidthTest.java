package dev.jstack.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class WidthTest {

  @Test
  void wide_letters_take_two_columns_and_accents_none() {
    assertThat(Width.of("日本")).isEqualTo(4);
    assertThat(Width.of("e\u0301")).isEqualTo(1);
    assertThat(Width.of("🙂")).isEqualTo(2);
  }

  @Test
  void a_path_keeps_its_ends() {
    assertThat(Width.middle("/var/lib/jstack/stacks/shop", 13, Style.PLAIN))
        .isEqualTo("/var/l…s/shop");
  }

  @Test
  void without_utf_8_the_ellipsis_is_three_dots() {
    assertThat(Width.cut("abcdefgh", 6, new Style(false, false))).isEqualTo("abc...");
  }

  @Property
  void nothing_is_wider_than_it_was_cut_to(
      @ForAll @NotBlank String text, @ForAll @IntRange(max = 60) int columns) {
    assertThat(Width.of(Width.cut(text, columns, Style.PLAIN))).isLessThanOrEqualTo(columns);
    assertThat(Width.of(Width.middle(text, columns, Style.PLAIN))).isLessThanOrEqualTo(columns);
  }

  @Property
  void what_fits_is_left_alone(@ForAll String text) {
    assertThat(Width.cut(text, Width.of(text), Style.PLAIN)).isEqualTo(text);
    assertThat(Width.middle(text, Width.of(text), Style.PLAIN)).isEqualTo(text);
  }
}
