package dev.jstack.runner;

import dev.jstack.runner.console.Signals;
import dev.jstack.runner.supervisor.Supervisor;
import java.nio.file.Path;
import java.time.Clock;

/** The program of the supervisor. Started by a command, with the state directory as argument. */
final class SupervisorMain {
  private SupervisorMain() {}

  /** Serves until nothing is left to watch. */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    Clock clock = Clock.systemUTC();
    Machine machine =
        new Machine(root, System.getProperty("jstack.host", "auto"), System.getenv(), clock);
    Supervisor supervisor =
        new Supervisor(Build.place(root), Build.name(machine.environment()), machine, clock);
    Signals.onInterrupt(() -> leave(supervisor));
    System.exit(supervisor.run());
  }

  private static void leave(Supervisor supervisor) {
    try {
      supervisor.leaveNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
