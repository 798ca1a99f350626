package dev.jstack.runner;

import dev.jstack.engine.Engine;
import dev.jstack.engine.HostEngine;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.target.Targets;
import dev.jstack.engine.watch.Watch;
import dev.jstack.host.Host;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.image.SimulatedImages;
import dev.jstack.runner.session.Door;
import dev.jstack.runner.supervisor.OpenHost;
import dev.jstack.runner.supervisor.Supervisor;
import dev.jstack.schema.StackLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A supervisor in this process over a host on which nothing real happens, so that commands that ask
 * one, and what it does for them, can be rehearsed anywhere.
 */
final class Rehearsal {
  private static final long PATIENCE_SECONDS = 20;

  private Rehearsal() {}

  /** Starts it for the state directory {@code root}; when it listens, who can look at its host. */
  static Engine start(Path root) throws InterruptedException {
    Host host = SimulatedHost.of(Targets.facts("windows-server-2022").orElseThrow(), p -> true);
    ExecutorService threads = Executors.newCachedThreadPool(Rehearsal::daemon);
    StateDirectory state = new StateDirectory(root);
    SimulatedImages images = new SimulatedImages();
    Engine engine = new HostEngine(host, images, state, Clock.systemUTC(), threads, Providers.NONE);
    Supervisor supervisor =
        new Supervisor(
            Build.place(root),
            Build.name(Map.of()),
            (listener, problems) ->
                new OpenHost(
                    StackLoader.create(),
                    (reference, platform, policy, pull) ->
                        images.find(reference, platform).orElseThrow(),
                    host,
                    engine,
                    new Watch(host, state, Clock.systemUTC(), threads, listener, problems),
                    state),
            Clock.systemUTC());
    Thread thread = new Thread(supervisor::run, "rehearsal");
    thread.setDaemon(true);
    thread.start();
    Door door = Build.place(root).door();
    for (long i = 0; i < PATIENCE_SECONDS * 100 && !door.isThere(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return engine;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
