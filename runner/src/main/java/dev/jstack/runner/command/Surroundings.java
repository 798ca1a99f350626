package dev.jstack.runner.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * All that a command may know of the process it runs in.
 *
 * @param environment the process environment
 * @param workingDirectory absolute
 * @param clock the time; its zone is UTC, a view that shows local time asks for the zone itself
 * @param windows whether this machine runs Windows
 */
public record Surroundings(
    Map<String, String> environment, Path workingDirectory, Clock clock, boolean windows) {

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC(),
        System.getProperty("os.name", "").startsWith("Windows"));
  }
}
