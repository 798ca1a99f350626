package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.Host;
import dev.jstack.image.ImageStore;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.service.BootCommand;
import dev.jstack.runner.service.BootService;
import dev.jstack.runner.session.Session;
import dev.jstack.runner.supervisor.Presence;
import dev.jstack.schema.StackLoader;
import java.util.function.Consumer;

/**
 * Opens what commands talk to, when they ask for it: a command that only reads a file never touches
 * a host.
 */
public interface Backends {

  /** Reads stack files. */
  StackLoader loader();

  /** Where this machine's state is kept, by {@code --state-dir} or the rule of the machine. */
  StateDirectory state(Arguments arguments);

  /** This machine's host, to look at: the engine makes no mutating call for what commands ask. */
  Engine engine(Arguments arguments);

  /** The images of this machine. */
  ImageStore images(Arguments arguments);

  /** The host itself, to look at. */
  Host host(Arguments arguments);

  /** Whether somebody watches the replicas of this machine; nobody is started for it. */
  Presence supervisor(Arguments arguments);

  /** Tries anew what this machine can do. */
  Examination examine(Arguments arguments);

  /** How this machine is told to run something at each start. */
  BootService bootService(Arguments arguments);

  /** What it is told to run: this jstack, for this state directory. */
  BootCommand bootCommand(Arguments arguments);

  /** A host of that name with nothing on it, for {@code --target}; {@code local}: as this one. */
  Simulation simulation(Arguments arguments, String target);

  /**
   * Whoever converges: a supervisor that is started when there is none, or this process.
   *
   * @param notices hears what a person should know
   * @param beforeStart run before a supervisor is started, and not when one runs already; what it
   *     throws keeps the supervisor from being started
   */
  Session session(Arguments arguments, Consumer<String> notices, Runnable beforeStart);
}
