package dev.jstack.runner;

import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code jstack 1234}: the JDK has a tool of the same name that prints the threads of a process.
 * Somebody who gives a number means that one, and is told where it is.
 */
final class PidQuestion {
  private PidQuestion() {}

  static boolean isOne(String word) {
    return !word.isEmpty()
        && word.length() <= 10
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static int answer(String pid, Console console, Surroundings surroundings) {
    console.tell("error: `jstack " + pid + "` looks like the JDK's jstack, which prints threads");
    console.tell("  = this jstack runs stacks of services: jstack help");
    console.tell("  = the JDK's own: " + command(surroundings) + " " + pid);
    return ExitCode.USAGE.number();
  }

  private static String command(Surroundings surroundings) {
    List<String> homes = new ArrayList<>();
    homes.add(surroundings.environment().getOrDefault("JAVA_HOME", ""));
    homes.add(System.getProperty("java.home", ""));
    String program = surroundings.windows() ? "jstack.exe" : "jstack";
    for (String home : homes) {
      Path tool = Path.of(home, "bin", program);
      if (!home.isEmpty() && Files.isExecutable(tool)) {
        return tool.toString();
      }
    }
    return "jcmd PID Thread.print, with a JDK's jcmd: jcmd";
  }
}
