package dev.jstack.host.strict;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.strict.compute.ComputeBackend;
import dev.jstack.host.strict.compute.ComputeService;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.network.NetworkBackend;
import dev.jstack.host.strict.network.NetworkService;
import java.time.Clock;

/** A host that keeps the contract of HCS and HCN, whatever carries its orders out. */
public final class StrictHost implements Host {
  private final HostFacts facts;
  private final NetworkService network;
  private final ComputeService compute;
  private final StorageApi storage;

  /**
   * A host.
   *
   * @param stores what it remembers
   * @param compute what runs its systems
   * @param network what carries its network
   * @param storage its layers and directories
   * @param versions which Windows a layer is of
   */
  public StrictHost(
      HostFacts facts,
      Stores stores,
      ComputeBackend compute,
      NetworkBackend network,
      StorageApi storage,
      LayerVersions versions,
      Clock clock) {
    this.facts = facts;
    this.network =
        new NetworkService(stores.networks(), stores.endpoints(), stores.namespaces(), network);
    this.compute =
        new ComputeService(facts, stores.systems(), compute, this.network, versions, clock);
    this.storage = storage;
  }

  @Override
  public HostFacts facts() {
    return facts;
  }

  @Override
  public HcsApi compute() {
    return compute;
  }

  @Override
  public HcnApi network() {
    return network;
  }

  @Override
  public StorageApi storage() {
    return storage;
  }

  /** The machine is whoever's it is that this host is part of. */
  @Override
  public MachineApi machine() {
    return MachineApi.UNKNOWN;
  }

  /** Makes up for clients that died; for the only writer of the stores. */
  public void recover() {
    compute.recover();
  }

  @Override
  public void close() {}
}
