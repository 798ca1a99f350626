package dev.jstack.runner;

import dev.jstack.engine.Engine;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.runner.command.Backends;
import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Session;
import dev.jstack.schema.StackLoader;

/** The real ones: this machine's host, its state directory, its supervisor. */
final class ProcessBackends implements Backends {
  private final Surroundings surroundings;

  ProcessBackends(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public StackLoader loader() {
    return StackLoader.create();
  }

  @Override
  public StateDirectory state(Arguments arguments) {
    throw new UnsupportedOperationException("no state");
  }

  @Override
  public Engine engine(Arguments arguments) {
    throw new UnsupportedOperationException("no engine");
  }

  @Override
  public Engine simulated(String target) {
    throw new UnsupportedOperationException("no simulated host");
  }

  @Override
  public Session session(Arguments arguments) {
    throw new UnsupportedOperationException("no session");
  }
}
