package dev.jstack.runner.help;

import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A script that teaches a shell the table of commands. */
public interface CompletionScript {

  /** The script, with a final line end. */
  String text();

  /** The script for {@code shell}, one of the names that the table offers. */
  static CompletionScript of(String shell) {
    return switch (shell) {
      case "bash" -> new BashScript();
      case "zsh" -> new ZshScript();
      case "fish" -> new FishScript();
      case "powershell" -> new PowerShellScript();
      default -> throw new IllegalArgumentException(shell);
    };
  }

  /** The names of all commands. */
  static List<String> commandNames() {
    List<String> names = new ArrayList<>();
    CommandTable.ALL.forEach(command -> names.add(command.name()));
    return names;
  }

  /** All forms of the options of a command, the global ones included. */
  static List<String> forms(CommandSpec command) {
    return forms(command.allOptions());
  }

  /** All forms of some options. */
  static List<String> forms(List<OptionSpec> options) {
    List<String> forms = new ArrayList<>();
    for (OptionSpec option : options) {
      if (!option.letter().isEmpty()) {
        forms.add("-" + option.letter());
      }
      forms.add("--" + option.name());
    }
    return forms;
  }

  /** The options that have a few values in some command. */
  static Set<String> optionsWithChoices() {
    Set<String> names = new LinkedHashSet<>();
    for (CommandSpec command : CommandTable.ALL) {
      for (OptionSpec option : command.allOptions()) {
        if (!option.choices().isEmpty()) {
          names.add(option.name());
        }
      }
    }
    return names;
  }
}
