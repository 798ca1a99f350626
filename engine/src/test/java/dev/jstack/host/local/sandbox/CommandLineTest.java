package dev.jstack.host.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void arguments_follow_the_rules_of_windows() {
    assertThat(CommandLine.parse("a.exe b c")).containsExactly("a.exe", "b", "c");
    assertThat(CommandLine.parse("\"C:\\Program Files\\a.exe\" \"b c\""))
        .containsExactly("C:\\Program Files\\a.exe", "b c");
    assertThat(CommandLine.parse("a \"b\\\"c\" d\\e \"f\\\\\" \"\""))
        .containsExactly("a", "b\"c", "d\\e", "f\\", "");
    assertThat(CommandLine.parse("a \"b\"\"c\"")).containsExactly("a", "b\"c");
    assertThat(CommandLine.parse("  a\tb  ")).containsExactly("a", "b");
  }

  @Property
  void what_is_quoted_comes_back(@ForAll("words") List<String> words) {
    List<String> all = new ArrayList<>(List.of("program"));
    all.addAll(words);
    String line = "program" + String.join("", words.stream().map(w -> " " + quote(w)).toList());
    assertThat(CommandLine.parse(line)).isEqualTo(all);
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings().withChars("ab \t\"\\'$é").ofMaxLength(8).list().ofMaxSize(5);
  }

  /** The rules of the C runtime: backslashes count double before a quote. */
  private static String quote(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    int slashes = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\') {
        slashes++;
      } else {
        quoted.append("\\".repeat(c == '"' ? slashes * 2 + 1 : slashes)).append(c);
        slashes = 0;
      }
    }
    return quoted.append("\\".repeat(slashes * 2)).append('"').toString();
  }
}
