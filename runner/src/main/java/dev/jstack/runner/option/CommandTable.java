package dev.jstack.runner.option;

import dev.jstack.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All commands, in the order in which help lists them. */
public final class CommandTable {
  /** Every command there is. */
  public static final List<CommandSpec> ALL = all();

  private CommandTable() {}

  private static List<CommandSpec> all() {
    List<CommandSpec> all = new ArrayList<>();
    all.addAll(ConvergeCommands.ALL);
    all.addAll(LookCommands.ALL);
    all.addAll(ControlCommands.ALL);
    all.addAll(FileCommands.ALL);
    all.addAll(ImageCommands.ALL);
    all.addAll(ToolCommands.ALL);
    return List.copyOf(all);
  }

  /** The command of that name or alias, if there is one. */
  public static Optional<CommandSpec> find(String word) {
    for (CommandSpec command : ALL) {
      if (command.answersTo(word)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /**
   * The command of that name or alias.
   *
   * @throws UsageException with the nearest name when there is none
   */
  public static CommandSpec named(String word) {
    Optional<CommandSpec> command = find(word);
    if (command.isPresent()) {
      return command.get();
    }
    List<String> hints = new ArrayList<>();
    DidYouMean.of(word, words())
        .ifPresent(name -> hints.add("did you mean `jstack " + name + "`?"));
    hints.add("jstack help");
    throw new UsageException("there is no command `" + word + "`", hints);
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (CommandSpec command : ALL) {
      words.add(command.name());
      words.addAll(command.aliases());
    }
    return words;
  }
}
