package dev.jstack.runner.help;

import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Width;
import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.GlobalOptions;
import dev.jstack.runner.option.OptionSpec;
import java.util.ArrayList;
import java.util.List;

/** Help as text, fitted to the terminal. */
public final class HelpPage {
  private final Style style;
  private final int columns;

  public HelpPage(Style style, int columns) {
    this.style = style;
    this.columns = columns;
  }

  /** What {@code jstack} alone says: what it is and the commands of a day. */
  public String overview() {
    List<String> lines = new ArrayList<>();
    lines.add("jstack runs the services of a compose file: Windows containers on Windows,");
    lines.add("real processes of this machine elsewhere. No daemon, no downloads.");
    lines.add("");
    for (CommandSpec command : CommandTable.ALL) {
      if (command.group() == CommandSpec.Group.DAY) {
        lines.add(entry("jstack " + command.name(), 14, command.summary()));
      }
    }
    lines.add(entry("jstack ps", 14, CommandTable.named("ps").summary()));
    lines.add(entry("jstack logs -f", 14, CommandTable.named("logs").summary()));
    lines.add("");
    for (CommandSpec.Group group : CommandSpec.Group.values()) {
      lines.add(Width.pad(group.title(), 15) + "  " + names(group));
    }
    lines.add("");
    lines.add("A first stack:  jstack up -d --wait -f samples/hello/stack.yaml");
    lines.add("One command:    jstack help up        This machine:  jstack doctor");
    return String.join("\n", lines);
  }

  private static String names(CommandSpec.Group group) {
    List<String> names = new ArrayList<>();
    for (CommandSpec command : CommandTable.ALL) {
      if (command.group() == group) {
        names.add(command.name());
      }
    }
    return String.join(" ", names);
  }

  /** The page of one command; {@code options} is the page of the global options. */
  public String of(String word) {
    if (word.equals("options")) {
      return heading("options of every command") + table(GlobalOptions.ALL);
    }
    return page(CommandTable.named(word));
  }

  private String page(CommandSpec command) {
    StringBuilder page = new StringBuilder();
    page.append("jstack ").append(command.name()).append(": ").append(command.summary());
    page.append("\n\nusage: ").append(command.usage()).append('\n');
    if (!command.aliases().isEmpty()) {
      page.append("also:  jstack ").append(String.join(", jstack ", command.aliases()));
      page.append('\n');
    }
    if (!command.options().isEmpty()) {
      page.append('\n').append(heading("options")).append(table(command.options())).append('\n');
    }
    if (!command.examples().isEmpty()) {
      page.append('\n').append(heading("examples"));
      for (String line : command.examples()) {
        page.append("  ").append(line).append('\n');
      }
    }
    page.append("\noptions of every command, -f and -p among them: jstack help options");
    return page.toString();
  }

  private String heading(String text) {
    return style.bold(text + ":") + "\n";
  }

  private String table(List<OptionSpec> options) {
    int widest = 0;
    for (OptionSpec option : options) {
      widest = Math.max(widest, synopsis(option).length());
    }
    List<String> lines = new ArrayList<>();
    for (OptionSpec option : options) {
      lines.add(entry(synopsis(option), widest, describe(option)));
    }
    return String.join("\n", lines);
  }

  private static String synopsis(OptionSpec option) {
    return option.choices().isEmpty()
        ? option.synopsis()
        : option.synopsis().replace(" " + option.valueName(), " WHICH");
  }

  private static String describe(OptionSpec option) {
    return option.choices().isEmpty()
        ? option.summary()
        : option.summary() + ": " + String.join(", ", option.choices());
  }

  /** A name, its text beside it, wrapped below itself where the line ends. */
  private String entry(String name, int width, String text) {
    StringBuilder entry = new StringBuilder("  " + style.cyan(Width.pad(name, width)) + "  ");
    int start = width + 4;
    int at = start;
    for (String word : text.split(" ", -1)) {
      if (at > start && at + word.length() >= columns) {
        entry.setLength(entry.length() - 1);
        entry.append('\n').append(" ".repeat(start));
        at = start;
      }
      entry.append(word).append(' ');
      at += word.length() + 1;
    }
    return entry.toString().stripTrailing();
  }
}
