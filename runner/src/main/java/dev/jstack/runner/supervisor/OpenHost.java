package dev.jstack.runner.supervisor;

import dev.jstack.engine.Engine;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.watch.Watch;
import dev.jstack.host.Host;
import dev.jstack.image.ImageSource;
import dev.jstack.schema.StackLoader;

/**
 * A host that this process may change, and what it is changed with.
 *
 * @param watch looks after its replicas
 */
public record OpenHost(
    StackLoader loader,
    ImageSource images,
    Host host,
    Engine engine,
    Watch watch,
    StateDirectory state)
    implements AutoCloseable {

  /** Lets go; what runs runs on. */
  @Override
  public void close() {
    watch.close();
    host.close();
  }
}
