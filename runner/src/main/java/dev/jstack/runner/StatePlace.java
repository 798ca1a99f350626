package dev.jstack.runner;

import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.option.Arguments;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a machine keeps jstack's state: named on the command line, or by the rule of the system.
 */
final class StatePlace {
  private StatePlace() {}

  /**
   * {@code --state-dir}, {@code $JSTACK_STATE_DIR}, else {@code %ProgramData%\jstack} on Windows,
   * {@code /var/lib/jstack} for root, {@code $XDG_STATE_HOME/jstack} for other people.
   */
  static Path of(Arguments arguments, Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    Optional<String> named =
        arguments
            .value("state-dir")
            .or(() -> Optional.ofNullable(environment.get("JSTACK_STATE_DIR")))
            .filter(text -> !text.isEmpty());
    return surroundings
        .workingDirectory()
        .resolve(named.orElseGet(() -> usual(environment, surroundings.windows())))
        .normalize();
  }

  private static String usual(Map<String, String> environment, boolean windows) {
    if (windows) {
      return environment.getOrDefault("ProgramData", "C:\\ProgramData") + "\\jstack";
    }
    if ("root".equals(System.getProperty("user.name"))) {
      return "/var/lib/jstack";
    }
    String home = System.getProperty("user.home", "/");
    String states = environment.getOrDefault("XDG_STATE_HOME", "");
    return (states.isEmpty() ? home + "/.local/state" : states) + "/jstack";
  }
}
