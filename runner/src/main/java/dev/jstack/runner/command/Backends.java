package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Session;
import dev.jstack.schema.StackLoader;

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

  /** A host of that name with nothing on it, for {@code --target}. */
  Engine simulated(String target);

  /** Whoever converges: a supervisor that is started when there is none, or this process. */
  Session session(Arguments arguments);
}
