package dev.jstack.runner.supervisor;

import dev.jstack.engine.watch.WatchListener;
import java.util.function.Consumer;

/** Opens the host of this machine to change it. */
@FunctionalInterface
public interface HostOpener {

  /**
   * The host, with a watch that does not run yet.
   *
   * @param listener hears what becomes of replicas by itself
   * @param problems hears, in words, what the watch cannot do
   */
  OpenHost open(WatchListener listener, Consumer<String> problems);
}
