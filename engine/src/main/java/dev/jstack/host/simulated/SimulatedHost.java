package dev.jstack.host.simulated;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.host.strict.compute.PretendCompute.Behaviour;
import dev.jstack.host.strict.network.NetworkBackend;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes simulated hosts. */
public final class SimulatedHost {
  private SimulatedHost() {}

  /**
   * An empty host with {@code facts} on which every process has done its work as soon as it starts:
   * whoever waits for one to end, or to succeed, goes on.
   */
  public static Host of(HostFacts facts) {
    return of(facts, process -> false);
  }

  /**
   * An empty host with {@code facts}.
   *
   * @param staysAlive which processes run until they are ended; the others have ended with code 0
   */
  public static Host of(HostFacts facts, Predicate<ProcessParameters> staysAlive) {
    return acting(facts, process -> staysAlive.test(process) ? Behaviour.RUNS : Behaviour.exits(0));
  }

  /**
   * An empty host with {@code facts}.
   *
   * @param script what each process does
   */
  public static Host acting(HostFacts facts, Function<ProcessParameters, Behaviour> script) {
    PretendCompute compute = new PretendCompute((system, process) -> script.apply(process));
    return new StrictHost(
        facts,
        Stores.inMemory(),
        compute,
        NetworkBackend.none(),
        new SimulatedStorage(facts),
        LayerVersions.unknown(),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }
}
