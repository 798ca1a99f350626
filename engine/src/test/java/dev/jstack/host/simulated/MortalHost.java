package dev.jstack.host.simulated;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.host.strict.compute.PretendCompute.Behaviour;
import dev.jstack.host.strict.network.NetworkBackend;
import dev.jstack.host.strict.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A host whose server can be killed between any two records that it writes, as kill -9 does to the
 * supervisor of the local host. What runs, the layers and the records outlive it.
 */
public final class MortalHost {
  private final HostFacts facts;
  private final Stores records = Stores.inMemory();
  private final PretendCompute compute;
  private final StorageApi storage;

  public MortalHost(HostFacts facts, Function<ProcessParameters, Behaviour> script) {
    this.facts = facts;
    this.compute = new PretendCompute((system, process) -> script.apply(process));
    this.storage = new SimulatedStorage(facts);
  }

  /** The server was killed. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A server that was started just now. */
  public StrictHost started() {
    return started(Integer.MAX_VALUE);
  }

  /**
   * A server that was started just now.
   *
   * @param writes how many records it may write or remove, those of its start too; it is killed
   *     before the next
   */
  public StrictHost started(int writes) {
    AtomicInteger left = new AtomicInteger(writes);
    StrictHost host =
        new StrictHost(
            facts,
            new Stores(
                new MortalStore<>(records.systems(), left),
                new MortalStore<>(records.networks(), left),
                new MortalStore<>(records.endpoints(), left),
                new MortalStore<>(records.namespaces(), left)),
            compute,
            NetworkBackend.none(),
            storage,
            LayerVersions.unknown(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    host.recover();
    return host;
  }

  private record MortalStore<T extends Record>(Store<T> records, AtomicInteger left)
      implements Store<T> {
    @Override
    public Optional<T> find(String id) {
      return records.find(id);
    }

    @Override
    public List<T> all() {
      return records.all();
    }

    @Override
    public void put(String id, T value) {
      live();
      records.put(id, value);
    }

    @Override
    public void remove(String id) {
      live();
      records.remove(id);
    }

    private void live() {
      if (left.getAndUpdate(writes -> Math.max(0, writes - 1)) == 0) {
        throw new Killed();
      }
    }
  }
}
