package dev.jstack.runner.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.runner.command.Commands;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Width;
import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.testing.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private final HelpPage page = new HelpPage(Style.PLAIN, 80);

  @Test
  void the_first_page_is_what_the_golden_file_says() {
    Golden.assertMatches("help/overview.txt", page.overview() + "\n");
  }

  @Test
  void the_first_page_fits_a_small_screen() {
    assertThat(page.overview().lines().count()).isLessThanOrEqualTo(20);
  }

  @Test
  void the_page_of_up_is_what_the_golden_file_says() {
    Golden.assertMatches("help/up.txt", page.of("up") + "\n");
  }

  @Test
  void no_page_is_wider_than_the_terminal() {
    for (CommandSpec command : CommandTable.ALL) {
      assertThat(page.of(command.name()).lines())
          .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
    }
    assertThat(page.of("options").lines())
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(80));
  }

  @Test
  void the_page_of_the_documentation_is_the_table() {
    Golden.assertFileMatches(Path.of("../docs/commands.md"), CommandsPage.markdown());
  }

  @Test
  void every_command_of_the_table_has_a_class() {
    for (CommandSpec command : CommandTable.ALL) {
      assertThat(Commands.named(command.name())).as(command.name()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
  void a_completion_script_knows_every_command_and_its_options(String shell) {
    String script = CompletionScript.of(shell).text();

    for (CommandSpec command : CommandTable.ALL) {
      assertThat(script).contains(command.name());
      command.options().forEach(option -> assertThat(script).contains(option.name()));
    }
    assertThat(script).doesNotContainPattern("@[A-Z]+@");
  }
}
