package dev.jstack.runner.help;

import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.GlobalOptions;
import dev.jstack.runner.option.OptionSpec;
import dev.jstack.runner.option.Positional;
import java.util.List;

/** Completion for zsh, by its own {@code _arguments}. */
final class ZshScript implements CompletionScript {

  @Override
  public String text() {
    StringBuilder text = new StringBuilder("#compdef jstack\n");
    text.append("# zsh completion for jstack; from `jstack completion zsh`\n");
    text.append("_jstack_services() {\n");
    text.append("  local -a names\n");
    text.append("  names=(${(f)\"$(jstack config --services 2>/dev/null)\"})\n");
    text.append("  _describe service names\n}\n");
    text.append("_jstack() {\n  local -a commands\n  commands=(\n");
    for (CommandSpec command : CommandTable.ALL) {
      text.append("    '").append(command.name()).append(':');
      text.append(plain(command.summary())).append("'\n");
    }
    text.append("  )\n  local curcontext=\"$curcontext\" state line\n  _arguments -C \\\n");
    options(text, GlobalOptions.ALL);
    text.append("    '1:command:->command' '*::argument:->argument'\n");
    text.append("  case $state in\n    command) _describe command commands ;;\n");
    text.append("    argument)\n      case $words[1] in\n");
    for (CommandSpec command : CommandTable.ALL) {
      text.append("        ").append(command.name()).append(") _arguments \\\n");
      options(text, command.allOptions());
      text.append("    '*:").append(words(command)).append("' ;;\n");
    }
    text.append("      esac ;;\n  esac\n}\n");
    text.append("compdef _jstack jstack\n");
    return text.toString();
  }

  private static void options(StringBuilder text, List<OptionSpec> options) {
    for (OptionSpec option : options) {
      option(text, option, "--" + option.name());
      if (!option.letter().isEmpty()) {
        option(text, option, "-" + option.letter());
      }
    }
  }

  private static void option(StringBuilder text, OptionSpec option, String form) {
    text.append("    '").append(option.repeatable() ? "*" : "").append(form);
    text.append('[').append(plain(option.summary())).append(']').append(value(option));
    text.append("' \\\n");
  }

  private static String value(OptionSpec option) {
    if (!option.takesValue()) {
      return "";
    }
    if (!option.choices().isEmpty()) {
      return ":which:(" + String.join(" ", option.choices()) + ")";
    }
    return switch (option.valueName()) {
      case "FILE" -> ":file:_files";
      case "DIR" -> ":folder:_files -/";
      case "SERVICE" -> ":service:_jstack_services";
      default -> ":" + plain(option.valueName()) + ":";
    };
  }

  private static String words(CommandSpec command) {
    if (command.positionals().isEmpty()) {
      return "nothing:";
    }
    Positional first = command.positionals().get(0);
    return switch (first.kind()) {
      case SERVICE -> "service:_jstack_services";
      case FILE -> "file:_files";
      case CHOICE -> "which:(" + String.join(" ", first.choices()) + ")";
      case WORD ->
          command.name().equals("help")
              ? "command:(" + String.join(" ", CompletionScript.commandNames()) + ")"
              : "word:";
    };
  }

  private static String plain(String text) {
    return text.replace("'", "").replace("[", "(").replace("]", ")").replace(":", ",");
  }
}
