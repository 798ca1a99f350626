package dev.jstack.runner.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the words of a command line into {@link Arguments} by the table of commands. */
public final class CommandLine {
  private static final CommandSpec BARE =
      CommandSpec.of(CommandSpec.Group.TOOL, "", "").passingRest();

  private CommandLine() {}

  /**
   * Understands a command line. Global options may stand before the command or after it; {@code
   * --help} anywhere makes it {@code help COMMAND}, {@code --version} alone makes it {@code
   * version}.
   *
   * @throws UsageException when it is none
   */
  public static Arguments parse(String... line) {
    Arguments leading = OptionParser.parse(BARE, Arrays.asList(line));
    List<String> rest = leading.words();
    if (leading.has("version")) {
      return named("version");
    }
    if (rest.isEmpty() || leading.has("help")) {
      return help(rest);
    }
    CommandSpec command = CommandTable.named(rest.get(0));
    Arguments own = OptionParser.parse(command, rest.subList(1, rest.size()));
    if (own.has("help")) {
      return help(List.of(command.name()));
    }
    if (own.has("version")) {
      return named("version");
    }
    requireWords(own);
    return new Arguments(command, join(leading.values(), own.values()), own.words());
  }

  private static Arguments help(List<String> words) {
    return new Arguments(CommandTable.named("help"), Map.of(), words);
  }

  private static Arguments named(String command) {
    return new Arguments(CommandTable.named(command), Map.of(), List.of());
  }

  private static Map<String, List<String>> join(
      Map<String, List<String>> first, Map<String, List<String>> second) {
    Map<String, List<String>> joined = new LinkedHashMap<>(first);
    for (Map.Entry<String, List<String>> option : second.entrySet()) {
      List<String> all = new ArrayList<>(joined.getOrDefault(option.getKey(), List.of()));
      all.addAll(option.getValue());
      joined.put(option.getKey(), all);
    }
    return joined;
  }

  private static void requireWords(Arguments arguments) {
    CommandSpec command = arguments.command();
    int given = arguments.words().size();
    if (given < command.minimumWords()) {
      throw new UsageException(
          "`jstack " + command.name() + "` needs " + missing(command, given),
          "usage: " + command.usage());
    }
    if (given > command.maximumWords()) {
      String extra = arguments.words().get((int) command.maximumWords());
      throw new UsageException(
          "`jstack " + command.name() + "` takes no `" + extra + "`", "usage: " + command.usage());
    }
    checkChoice(command, arguments.words());
  }

  private static String missing(CommandSpec command, int given) {
    List<String> names = new ArrayList<>();
    int seen = 0;
    for (Positional word : command.positionals()) {
      seen += word.minimum();
      if (seen > given) {
        names.add(word.name());
      }
    }
    return String.join(" and ", names);
  }

  private static void checkChoice(CommandSpec command, List<String> words) {
    if (words.isEmpty() || command.positionals().get(0).choices().isEmpty()) {
      return;
    }
    List<String> choices = command.positionals().get(0).choices();
    if (!choices.contains(words.get(0))) {
      throw new UsageException(
          "`jstack " + command.name() + "` knows no `" + words.get(0) + "`",
          "one of: " + String.join(", ", choices));
    }
  }
}
