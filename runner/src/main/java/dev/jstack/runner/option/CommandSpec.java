package dev.jstack.runner.option;

import java.util.ArrayList;
import java.util.List;

/**
 * One command: all that help, completion, the documentation and the parser need to know of it.
 *
 * @param name what people type
 * @param aliases other words for it
 * @param group the heading it stands under in {@code jstack help}
 * @param summary one line, no full stop
 * @param options its own options; the global ones come on top
 * @param positionals its words, in order
 * @param examples lines to try, each with what it does after {@code #}
 * @param passesRest whether everything after the first word belongs to another program
 */
public record CommandSpec(
    String name,
    List<String> aliases,
    Group group,
    String summary,
    List<OptionSpec> options,
    List<Positional> positionals,
    List<String> examples,
    boolean passesRest) {

  /** The headings of {@code jstack help}, in order. */
  public enum Group {
    DAY("every day"),
    LOOK("look"),
    CONTROL("control"),
    FILE("the stack file"),
    TOOL("the tool itself");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  static CommandSpec of(Group group, String name, String summary) {
    return new CommandSpec(name, List.of(), group, summary, List.of(), List.of(), List.of(), false);
  }

  CommandSpec alias(String... words) {
    return new CommandSpec(
        name, List.of(words), group, summary, options, positionals, examples, passesRest);
  }

  CommandSpec options(OptionSpec... specs) {
    return new CommandSpec(
        name, aliases, group, summary, List.of(specs), positionals, examples, passesRest);
  }

  CommandSpec words(Positional... specs) {
    return new CommandSpec(
        name, aliases, group, summary, options, List.of(specs), examples, passesRest);
  }

  CommandSpec examples(String... lines) {
    return new CommandSpec(
        name, aliases, group, summary, options, positionals, List.of(lines), passesRest);
  }

  CommandSpec passingRest() {
    return new CommandSpec(name, aliases, group, summary, options, positionals, examples, true);
  }

  /** Whether {@code word} is its name or one of its aliases. */
  public boolean answersTo(String word) {
    return name.equals(word) || aliases.contains(word);
  }

  /** The usage line: {@code jstack up [OPTIONS] [SERVICE...]}. */
  public String usage() {
    StringBuilder line = new StringBuilder("jstack ").append(name);
    if (!options.isEmpty()) {
      line.append(" [OPTIONS]");
    }
    for (Positional word : positionals) {
      line.append(' ').append(word.synopsis());
    }
    return line.toString();
  }

  /**
   * Its own options and the global ones; where both want a name or a letter, the command's own
   * keeps it ({@code logs -f} follows, {@code up -f} names a file).
   */
  public List<OptionSpec> allOptions() {
    List<OptionSpec> all = new ArrayList<>(options);
    for (OptionSpec global : GlobalOptions.ALL) {
      boolean nameTaken = false;
      boolean letterTaken = false;
      for (OptionSpec own : options) {
        nameTaken |= own.name().equals(global.name());
        letterTaken |= !own.letter().isEmpty() && own.letter().equals(global.letter());
      }
      if (!nameTaken) {
        all.add(letterTaken ? global.withoutLetter() : global);
      }
    }
    return all;
  }

  int minimumWords() {
    int sum = 0;
    for (Positional word : positionals) {
      sum += word.minimum();
    }
    return sum;
  }

  long maximumWords() {
    long sum = 0;
    for (Positional word : positionals) {
      sum += word.maximum();
    }
    return sum;
  }
}
