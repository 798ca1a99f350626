package dev.jstack.host.document.hcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '#',
      value = {
        "a b | \"a b\"",
        "a\"b | a\\\"b",
        "a\\b | a\\b",
        "a\\ | a\\",
        "#a b\\# | \"a b\\\\\"",
        "a\\\"b | a\\\\\\\"b",
        "#a\\\\\"b c# | \"a\\\\\\\\\\\"b c\"",
        "#C:\\Program Files\\x\\# | \"C:\\Program Files\\x\\\\\"",
        "## | \"\"",
      })
  void arguments_are_quoted_as_go_and_the_c_runtime_do(String argument, String quoted) {
    assertThat(CommandLine.quoteArgument(argument)).isEqualTo(quoted);
  }

  @Test
  void a_line_feed_needs_no_quotes() {
    assertThat(CommandLine.quoteArgument("a\nb")).isEqualTo("a\nb");
  }

  @Test
  void a_whole_line_is_the_one_that_docker_sends() {
    List<String> arguments =
        List.of("C:\\Program Files\\x.exe", "a b", "c\"d", "e\\", "", "f\\\\\"g");

    assertThat(CommandLine.quote(arguments))
        .isEqualTo("\"C:\\Program Files\\x.exe\" \"a b\" c\\\"d e\\ \"\" f\\\\\\\\\\\"g");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "cmd /S /C \"echo hello world\" | cmd,/S,/C,echo hello world",
        "\"C:\\a b\\c.exe\" x | C:\\a b\\c.exe,x",
        "C:\\dir\\\"x\" y | C:\\dir\\\"x\",y",
        "p a\"b c\"d | p,ab cd",
        "p \"a\"\"b\" | p,a\"b",
        "p a\\\\\"b c\" | p,a\\b c",
        "p \"open end | p,open end",
        "p \"\" x | p,,x",
        "a \"b\\\"c\" d\\e \"f\\\\\" | a,b\"c,d\\e,f\\",
        "#  a\tb  # | a,b",
      })
  void lines_are_split_as_windows_does(String line, String expected) {
    assertThat(CommandLine.split(line)).containsExactly(expected.split(",", -1));
  }

  @Test
  void a_blank_line_has_no_arguments() {
    assertThat(CommandLine.split(" \t ")).isEmpty();
  }

  @Test
  void a_program_with_a_quote_in_its_name_cannot_be_said() {
    assertThat(CommandLine.isQuotable(List.of("a\"b"))).isFalse();
    assertThat(CommandLine.isQuotable(List.of("a", "b\0"))).isFalse();
    assertThat(CommandLine.isQuotable(List.of("a", "b\"c"))).isTrue();
  }

  @Property
  void splitting_gives_back_what_was_quoted(
      @ForAll("programs") String program, @ForAll("arguments") List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(program));
    all.addAll(arguments);

    assertThat(CommandLine.split(CommandLine.quote(all))).isEqualTo(all);
  }

  @Provide
  Arbitrary<String> programs() {
    return Arbitraries.strings().withChars("a \\\t/:").ofMaxLength(8);
  }

  @Provide
  Arbitrary<List<String>> arguments() {
    return Arbitraries.strings().withChars("a\"\\ \t\n'ü").ofMaxLength(9).list().ofMaxSize(6);
  }
}
