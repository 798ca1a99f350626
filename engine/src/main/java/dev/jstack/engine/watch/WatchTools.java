package dev.jstack.engine.watch;

import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import dev.jstack.engine.log.LogDrainer;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.Host;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What every watched replica works with.
 *
 * @param workers where probes and restarts run
 * @param onChange told after every change of a replica
 * @param problems hears, in words, what cannot be done
 */
record WatchTools(
    Host host,
    StateDirectory state,
    LogDrainer drainer,
    InstantSource clock,
    Executor workers,
    WatchListener listener,
    Runnable onChange,
    Consumer<String> problems) {

  ProbeResult probe(String systemId, HealthProbe probe) {
    return new ProbeRun(host.compute(), clock).run(systemId, probe);
  }

  Optional<HcsProcess> restart(ReplicaRecord replica, BooleanSupplier wanted) {
    return new SystemRestart(host, state).run(replica, wanted);
  }

  /** Ends what an ended first process left running: children that it did not wait for. */
  void end(String systemId) {
    try {
      new SystemRestart(host, state).end(systemId);
    } catch (HostException e) {
      problems.accept(e.getMessage());
    }
  }

  void changed() {
    onChange.run();
  }
}
