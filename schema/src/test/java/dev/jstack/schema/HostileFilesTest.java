package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that ask for too much, or are no files of ours: one clear finding, no harm. */
class HostileFilesTest {
  @TempDir private Path directory;

  private List<Diagnostic> errors(byte[] bytes) throws IOException {
    Files.write(directory.resolve("compose.yaml"), bytes);
    return StackLoader.create()
        .load(Requests.ofFiles(directory, List.of(), Map.of(), LoadRequest.Switches.ALL))
        .diagnostics()
        .stream()
        .filter(Diagnostic::isError)
        .toList();
  }

  private List<Diagnostic> errors(String text) throws IOException {
    return errors(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertOne(List<Diagnostic> found, String code, String place) {
    assertThat(found)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code()).isEqualTo(code);
              assertThat(d.range().label()).isEqualTo(place);
            });
  }

  @Test
  void a_billion_laughs_are_not_laughed() throws IOException {
    StringBuilder text = new StringBuilder("x-a: &a [lol]\n");
    for (char c = 'b'; c < 'k'; c++) {
      String before = "*" + (char) (c - 1) + ",";
      text.append("x-%s: &%s [%s]\n".formatted(c, c, before.repeat(10)));
    }
    assertThat(errors(text.toString()))
        .singleElement()
        .satisfies(d -> assertThat(d.code()).isEqualTo("JS1004"));
  }

  @Test
  void five_thousand_levels_of_nesting_are_refused_at_the_first_that_is_too_deep()
      throws IOException {
    assertOne(errors("x: " + "[".repeat(5_000)), "JS1004", "compose.yaml:1:104");
  }

  @Test
  void a_long_scalar_is_read_in_one_go() throws IOException {
    String text = "services: {a: {image: x, labels: {a: '" + "x".repeat(3 << 20) + "'}}}\n";
    assertThat(errors(text)).isEmpty();
  }

  @Test
  void invalid_utf_8_is_refused_with_its_place() throws IOException {
    byte[] text = "services:\n  a:\n    image: x?\n".getBytes(StandardCharsets.UTF_8);
    text[text.length - 2] = (byte) 0xFF;
    assertOne(errors(text), "JS1003", "compose.yaml:3:13");
  }

  @Test
  void utf_16_is_refused_by_its_name() throws IOException {
    assertThat(errors("\uFEFFservices:".getBytes(StandardCharsets.UTF_16LE)))
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains("UTF-16 little endian"));
  }

  @Test
  void a_key_given_twice_shows_both_places() throws IOException {
    List<Diagnostic> found = errors("services:\n  a: {image: x}\n  a: {image: y}\n");
    assertOne(found, "JS1002", "compose.yaml:3:3");
    assertThat(found.get(0).related().get(0).range().label()).isEqualTo("compose.yaml:2:3");
  }

  @Test
  void an_alias_inside_its_own_anchor_is_refused() throws IOException {
    assertOne(errors("services: &s\n  a: *s\n"), "JS1005", "compose.yaml:2:6");
  }

  @Test
  void a_windows_path_in_double_quotes_gets_a_hint() throws IOException {
    List<Diagnostic> found = errors("services: {a: {image: x, working_dir: \"C:\\src\"}}\n");
    assertThat(found.get(0).hints()).anyMatch(hint -> hint.contains("single quotes"));
  }

  @Test
  void an_escape_that_the_file_ends_in_is_found() throws IOException {
    for (String broken : List.of("\\U", "\\UFFFFFFFF\"", "\\u", "\\x")) {
      assertThat(errors("services:\n  a: {image: x, working_dir: \"C:" + broken))
          .as(broken)
          .first()
          .satisfies(d -> assertThat(d.range().label()).startsWith("compose.yaml:2:"));
    }
  }

  @Test
  void a_file_without_content_is_told() throws IOException {
    assertOne(errors("\n# nothing\n"), "JS1010", "compose.yaml");
  }

  @Test
  void a_chain_of_thousands_of_extends_ends_in_a_finding() throws IOException {
    StringBuilder text = new StringBuilder("services:\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("  s%d: {extends: s%d}\n".formatted(i, i + 1));
    }
    text.append("  s5000: {image: x}\n");
    assertThat(errors(text.toString())).extracting(Diagnostic::code).contains("JS1509");
  }
}
