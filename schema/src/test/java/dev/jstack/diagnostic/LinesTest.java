package dev.jstack.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinesTest {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "bc", "\n", "\r", "\r\n")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Property
  void a_line_ends_at_each_break(@ForAll("texts") String text) {
    assertThat(new Lines(text)).containsExactlyElementsOf(List.of(text.split("\r\n|\r|\n", -1)));
  }
}
