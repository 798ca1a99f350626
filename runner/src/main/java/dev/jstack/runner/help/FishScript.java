package dev.jstack.runner.help;

import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.GlobalOptions;
import dev.jstack.runner.option.OptionSpec;
import dev.jstack.runner.option.Positional;

/** Completion for fish: one line an option. */
final class FishScript implements CompletionScript {
  private static final String NONE_YET = "__fish_use_subcommand";

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("# fish completion for jstack; from `jstack completion fish`\n");
    text.append("complete -c jstack -f\n");
    for (OptionSpec option : GlobalOptions.ALL) {
      text.append(line("", option));
    }
    for (CommandSpec command : CommandTable.ALL) {
      text.append("complete -c jstack -n ").append(NONE_YET).append(" -a ").append(command.name());
      text.append(" -d '").append(plain(command.summary())).append("'\n");
      String condition = "'__fish_seen_subcommand_from " + command.name() + "'";
      command.options().forEach(option -> text.append(line(condition, option)));
      text.append(words(condition, command));
    }
    return text.toString();
  }

  private static String line(String condition, OptionSpec option) {
    StringBuilder line = new StringBuilder("complete -c jstack");
    line.append(condition.isEmpty() ? "" : " -n " + condition);
    line.append(option.letter().isEmpty() ? "" : " -s " + option.letter());
    line.append(" -l ").append(option.name());
    if (option.takesValue()) {
      boolean file = option.valueName().equals("FILE") || option.valueName().equals("DIR");
      line.append(file ? " -r -F" : " -x");
    }
    if (!option.choices().isEmpty()) {
      line.append(" -a '").append(String.join(" ", option.choices())).append('\'');
    }
    return line.append(" -d '").append(plain(option.summary())).append("'\n").toString();
  }

  private static String words(String condition, CommandSpec command) {
    String start = "complete -c jstack -n " + condition;
    if (command.name().equals("help")) {
      return start + " -a '" + String.join(" ", CompletionScript.commandNames()) + "'\n";
    }
    if (command.positionals().isEmpty()) {
      return "";
    }
    Positional first = command.positionals().get(0);
    return switch (first.kind()) {
      case SERVICE -> start + " -a '(jstack config --services 2>/dev/null)'\n";
      case FILE -> start + " -F\n";
      case CHOICE -> start + " -a '" + String.join(" ", first.choices()) + "'\n";
      case WORD -> "";
    };
  }

  private static String plain(String text) {
    return text.replace("'", "");
  }
}
