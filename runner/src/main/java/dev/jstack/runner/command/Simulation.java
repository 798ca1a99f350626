package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.host.record.RecordingHost;

/**
 * A host that is only played, and everything that is asked of it.
 *
 * @param engine over the host, with one thread, so that calls come in the same order each time
 * @param recorder what crossed the seam
 * @param cleanUp removes what the engine kept meanwhile
 */
public record Simulation(Engine engine, RecordingHost recorder, Runnable cleanUp)
    implements AutoCloseable {

  @Override
  public void close() {
    cleanUp.run();
  }
}
