package dev.jstack.runner.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options that variables may give instead of the command line: {@code COMPOSE_*} as docker compose
 * knows them, each with a twin {@code JSTACK_*} that wins. Those that choose files, names and
 * profiles belong to the loader of stacks.
 */
public final class OptionVariables {
  /** No option of any command: an environment may ask for it, a person would not. */
  public static final String IGNORE_ORPHANS = "ignore-orphans";

  /** Where progress goes to standard output; no option either. */
  public static final String STATUS_STDOUT = "status-stdout";

  private static final Map<String, String> VALUES =
      Map.of("ANSI", "ansi", "PROGRESS", "progress", "PARALLEL_LIMIT", "parallel");

  private static final Map<String, String> SWITCHES =
      Map.of(
          "REMOVE_ORPHANS", "remove-orphans",
          "IGNORE_ORPHANS", IGNORE_ORPHANS,
          "STATUS_STDOUT", STATUS_STDOUT);

  private static final Set<String> ON = Set.of("1", "true", "t", "yes", "y", "on");

  private OptionVariables() {}

  /**
   * {@code arguments} with what {@code variables} say where the command line says nothing.
   *
   * @throws UsageException when a variable has a value that its option does not take
   */
  public static Arguments fill(Arguments arguments, Map<String, String> variables) {
    Map<String, List<String>> filled = new LinkedHashMap<>(arguments.values());
    VALUES.forEach(
        (suffix, option) ->
            setting(variables, suffix)
                .filter(setting -> !arguments.has(option))
                .ifPresent(setting -> filled.put(option, List.of(checked(option, setting)))));
    SWITCHES.forEach(
        (suffix, option) ->
            setting(variables, suffix)
                .filter(setting -> ON.contains(setting.value().toLowerCase(Locale.ROOT)))
                .ifPresent(setting -> filled.put(option, List.of("true"))));
    return new Arguments(arguments.command(), filled, arguments.words());
  }

  private record Setting(String name, String value) {}

  private static Optional<Setting> setting(Map<String, String> variables, String suffix) {
    for (String prefix : List.of("JSTACK_", "COMPOSE_")) {
      String value = variables.getOrDefault(prefix + suffix, "");
      if (!value.isEmpty()) {
        return Optional.of(new Setting(prefix + suffix, value));
      }
    }
    return Optional.empty();
  }

  private static String checked(String option, Setting setting) {
    for (OptionSpec spec : GlobalOptions.ALL) {
      boolean unknown = !spec.choices().isEmpty() && !spec.choices().contains(setting.value());
      if (spec.name().equals(option) && unknown) {
        throw new UsageException(
            setting.name() + " takes no `" + setting.value() + "`",
            "one of: " + String.join(", ", spec.choices()));
      }
    }
    return option.equals("parallel") ? limit(setting) : setting.value();
  }

  /** Zero and less set no limit, as docker compose has it. */
  private static String limit(Setting setting) {
    try {
      return Integer.parseInt(setting.value()) < 1 ? "-1" : setting.value();
    } catch (NumberFormatException e) {
      throw new UsageException(
          setting.name() + " takes a whole number, not `" + setting.value() + "`");
    }
  }
}
