package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands that the documents show are run, in their order: each line of a {@code sh} block
 * that begins with {@code ./jstack}. A line may say the exit code it ends with: {@code # exit 3}.
 */
class DocsIT {

  @ParameterizedTest
  @ValueSource(strings = {"docs/guide.md", "README.md"})
  void every_command_shown_works(String document) throws IOException {
    List<String> commands = commands(Files.readString(Path.of("..").resolve(document)));
    assertThat(commands).isNotEmpty();
    try (Installation here = Installation.of(Account.OWN)) {
      for (String command : commands) {
        run(here, command);
      }
    }
  }

  private static void run(Installation here, String command) {
    int comment = command.indexOf(" # exit ");
    int code = comment < 0 ? 0 : Integer.parseInt(command.substring(comment + 8).strip());
    String line = comment < 0 ? command : command.substring(0, comment);
    List<String> words = List.of(line.strip().split(" +", -1));
    here.jstack(words.subList(1, words.size()).toArray(String[]::new)).expect(code);
  }

  private static List<String> commands(String document) {
    List<String> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : document.lines().toList()) {
      if (line.startsWith("```")) {
        inside = line.equals("```sh");
      } else if (inside && line.startsWith("./jstack ")) {
        commands.add(line);
      }
    }
    return commands;
  }
}
