package dev.jstack.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private Console console(Terminals terminals, Map<String, String> environment) {
    return Console.of(InputStream.nullInputStream(), output, errors, terminals, environment);
  }

  private static Terminals terminal(int rows, int columns) {
    return Terminals.all(new FixedSize(new TerminalSize(rows, columns)));
  }

  @Test
  void colours_need_a_terminal_that_is_not_dumb() {
    assertThat(console(terminal(24, 80), Map.of("TERM", "xterm")).outputStyle().colour()).isTrue();
    assertThat(console(terminal(24, 80), Map.of("TERM", "dumb")).outputStyle().colour()).isFalse();
    assertThat(console(Terminals.none(), Map.of()).outputStyle().colour()).isFalse();
  }

  @Test
  void a_console_that_must_be_asked_is_asked_once_and_only_when_something_is_shown() {
    int[] asked = {0};
    Terminals terminals =
        Terminals.asked(
            () -> {
              asked[0]++;
              return new Terminals.Seen("12", new FixedSize(new TerminalSize(30, 120)), true, true);
            });
    Console windows = console(terminals, Map.of());

    windows.answer("0.1.0");
    assertThat(windows.withoutAsking().outputStyle().colour()).isFalse();
    assertThat(asked[0]).isZero();
    assertThat(windows.outputStyle()).isEqualTo(new Style(true, true));
    assertThat(windows.columns()).isEqualTo(120);
    assertThat(windows.inputIsTerminal()).isFalse();
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void a_console_without_escape_sequences_gets_no_colours_and_no_redrawing() {
    Terminals old =
        Terminals.asked(
            () -> new Terminals.Seen("012", new FixedSize(new TerminalSize(25, 80)), false, false));

    assertThat(console(old, Map.of()).errorStyle()).isEqualTo(new Style(false, false));
    assertThat(console(old, Map.of()).errorsAreLive()).isFalse();
  }

  @Test
  void no_color_wins_over_a_terminal_and_over_force() {
    Map<String, String> environment = Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1");
    assertThat(console(terminal(24, 80), environment).errorStyle().colour()).isFalse();
  }

  @Test
  void force_colours_a_pipe_and_the_option_wins_over_all() {
    Console forced = console(Terminals.none(), Map.of("CLICOLOR_FORCE", "1"));
    assertThat(forced.outputStyle().colour()).isTrue();
    assertThat(forced.withAnsi("never").outputStyle().colour()).isFalse();
    assertThat(console(Terminals.none(), Map.of()).withAnsi("always").outputStyle().colour())
        .isTrue();
  }

  @Test
  void signs_have_their_twins_where_the_locale_is_not_utf_8() {
    Style posix = console(terminal(24, 80), Map.of("LANG", "C")).errorStyle();
    Style utf8 = console(terminal(24, 80), Map.of("LANG", "en_GB.utf8")).errorStyle();
    Style overruled =
        console(terminal(24, 80), Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")).errorStyle();

    assertThat(posix.symbol(Symbol.DONE)).isEqualTo("ok");
    assertThat(utf8.symbol(Symbol.DONE)).isEqualTo("✔");
    assertThat(overruled.symbol(Symbol.DONE)).isEqualTo("ok");
  }

  @Test
  void columns_come_from_the_variable_then_the_terminal_then_80() {
    assertThat(console(terminal(30, 100), Map.of("COLUMNS", "60")).columns()).isEqualTo(60);
    assertThat(console(terminal(30, 100), Map.of("COLUMNS", "x")).columns()).isEqualTo(100);
    assertThat(console(Terminals.none(), Map.of()).columns()).isEqualTo(80);
  }

  @Test
  void a_pipe_has_no_edge() {
    assertThat(console(Terminals.none(), Map.of()).answerColumns()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void what_is_told_stands_below_what_was_answered_before() {
    Console console = console(Terminals.none(), Map.of());
    console.answer("answer");
    console.tell("told");
    assertThat(output).hasToString("answer\n");
    assertThat(errors).hasToString("told\n");
  }
}
