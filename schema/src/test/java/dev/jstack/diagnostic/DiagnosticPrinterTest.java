package dev.jstack.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.testing.Golden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static final SourceFile STACK =
      SourceFile.of(
          "stack.yaml",
          """
          services:
            web:
              image: web
              ports:
              - "8080:80"
            api:
          \t\tenviroment: 数据 = wrong
              command: %s NEEDLE %s
            web:
              image: \u001b[31mred
          """
              .formatted("left ".repeat(30), "right ".repeat(30)));

  private static SourceRange at(int line, int column, int endColumn) {
    return new SourceRange(STACK, line, column, line, endColumn);
  }

  private static final Diagnostic UNKNOWN =
      Diagnostic.error("JS2104", at(7, 3, 13), "unknown attribute `enviroment` in service `api`")
          .withLabel("did you mean `environment`?");
  private static final Diagnostic WIDE =
      Diagnostic.error("JS2105", at(7, 20, 25), "a word behind wide characters and tabs")
          .withLabel("here");
  private static final Diagnostic LONG =
      Diagnostic.warning("JS2106", at(8, 165, 171), "a place in a long line")
          .withLabel("the line is cut around this, and the label does not fit beside it any more")
          .withNote("a fact that is long enough to be broken at a blank ".repeat(3).trim());
  private static final Diagnostic TWICE =
      Diagnostic.error("JS1004", at(9, 3, 6), "key `web` is defined twice")
          .withRelated(at(2, 3, 6), "first defined here")
          .withRelated(
              new SourceRange(SourceFile.named("base.yaml"), 4, 1, 4, 2), "included from here")
          .withHint("remove one of them");
  private static final Diagnostic ESCAPE =
      Diagnostic.note("JS1005", at(10, 12, 20), "text with \u001b[31m in it");
  private static final Diagnostic WHOLE =
      Diagnostic.error(
              "JS1001", SourceRange.whole(SourceFile.named("other.yaml")), "cannot be read")
          .withHint("check its permissions");

  private static final List<Diagnostic> ALL = List.of(UNKNOWN, WIDE, LONG, TWICE, ESCAPE, WHOLE);

  private static String printed(PrintStyle style) {
    return new DiagnosticPrinter(style).print(ALL);
  }

  @Test
  void draws_a_box_around_the_line_with_a_caret_under_the_place() {
    Golden.assertMatches(
        "diagnostic/printer/unicode.txt", printed(new PrintStyle(true, false, 80)));
  }

  @Test
  void has_an_ascii_twin_for_consoles_without_unicode() {
    String ascii = printed(new PrintStyle(false, false, 60));
    assertThat(ascii.replace("数据", "").replace("\ufffd", "").chars()).allMatch(c -> c < 128);
    Golden.assertMatches("diagnostic/printer/ascii.txt", ascii);
  }

  @Test
  void colours_change_nothing_but_colour() {
    String painted = printed(new PrintStyle(true, true, 80));
    assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(printed(new PrintStyle(true, false, 80)));
  }

  @Test
  void no_escape_sequence_of_a_file_reaches_the_terminal() {
    assertThat(printed(PrintStyle.PLAIN)).doesNotContain("\u001b");
  }

  @Test
  void no_line_is_wider_than_asked_for() {
    for (int width : new int[] {40, 60, 80, 120}) {
      assertThat(printed(new PrintStyle(true, false, width)).lines())
          .filteredOn(line -> line.contains("│") || line.startsWith("   "))
          .allMatch(line -> new DisplayLine(line).width() <= width, "at most " + width);
    }
  }

  @Test
  void of_many_warnings_of_one_code_the_first_are_shown_and_the_rest_counted() {
    List<Diagnostic> many = new ArrayList<>(Collections.nCopies(25, LONG));
    many.addAll(Collections.nCopies(25, UNKNOWN));

    String text = new DiagnosticPrinter(PrintStyle.PLAIN).print(many);

    assertThat(text.split("warning\\[JS2106]", -1)).hasSize(21);
    assertThat(text.split("error\\[JS2104]", -1)).hasSize(26);
    assertThat(text)
        .contains("5 more of JS2106 not shown: jstack validate --format json lists them")
        .endsWith("25 errors, 25 warnings in stack.yaml\n");
  }

  @Test
  void nothing_found_prints_nothing() {
    assertThat(new DiagnosticPrinter(PrintStyle.PLAIN).print(List.of())).isEmpty();
  }

  @Test
  void json_tells_the_same() {
    Golden.assertMatches("diagnostic/printer/findings.json", DiagnosticJson.write(ALL) + "\n");
  }

  @Test
  void sarif_tells_the_same() {
    DiagnosticCatalog catalog = DiagnosticCatalog.of(List.of(new TestCode("JS2104")));
    Golden.assertMatches(
        "diagnostic/printer/findings.sarif",
        new DiagnosticSarif(catalog, "0.0.0").write(ALL) + "\n");
  }

  private record TestCode(String code) implements DiagnosticCode {
    @Override
    public DiagnosticPage page() {
      return new DiagnosticPage(
          code,
          "unknown attribute",
          "The format has no such attribute.",
          "Write the name as the reference does.");
    }
  }
}
