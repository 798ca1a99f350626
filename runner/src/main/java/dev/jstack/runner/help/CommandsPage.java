package dev.jstack.runner.help;

import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.GlobalOptions;
import dev.jstack.runner.option.OptionSpec;
import java.util.List;

/** The table of commands as docs/commands.md; a test holds the file to it. */
public final class CommandsPage {
  private CommandsPage() {}

  /** The whole page in Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder("# Commands\n\n");
    page.append("Written by the program from its own table (`-Dgolden.update=true` renews it).\n");
    page.append("`jstack help COMMAND` prints the same.\n");
    for (CommandSpec.Group group : CommandSpec.Group.values()) {
      page.append("\n## ").append(title(group.title())).append('\n');
      for (CommandSpec command : CommandTable.ALL) {
        if (command.group() == group) {
          command(page, command);
        }
      }
    }
    page.append("\n## Options of every command\n\n");
    page.append("Before the name of the command or after it; an option of the command wins.\n\n");
    options(page, GlobalOptions.ALL);
    page.append(EXIT_CODES);
    return page.toString();
  }

  private static final String EXIT_CODES =
      """

      ## Exit codes

      | code | meaning |
      |---|---|
      | 0 | done |
      | 1 | something failed while it was carried out |
      | 2 | `plan --detailed-exitcode`: there is something to do |
      | 3 | the stack file is not valid |
      | 4 | the host cannot do what the file asks for |
      | 5 | partly done; what is left was listed |
      | 6 | another run holds the stack's lock |
      | 7 | a deadline given on the command line has passed |
      | 64 | the command line is not one |
      | 130 | interrupted |

      `exec` and `up --exit-code-from` end with the code of the process.
      """;

  private static String title(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static void command(StringBuilder page, CommandSpec command) {
    page.append("\n### ").append(command.name()).append("\n\n");
    page.append(title(command.summary())).append(".\n\n```\n").append(command.usage());
    page.append("\n```\n");
    if (!command.options().isEmpty()) {
      page.append('\n');
      options(page, command.options());
    }
    if (!command.examples().isEmpty()) {
      page.append("\n```\n").append(String.join("\n", command.examples())).append("\n```\n");
    }
  }

  private static void options(StringBuilder page, List<OptionSpec> options) {
    page.append("| option | |\n|---|---|\n");
    for (OptionSpec option : options) {
      page.append("| `").append(option.synopsis().strip().replace("|", "\\|")).append("` | ");
      page.append(option.summary().replace("*", "\\*")).append(" |\n");
    }
  }
}
