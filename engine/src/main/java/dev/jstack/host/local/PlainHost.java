package dev.jstack.host.local;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.local.network.LocalNetwork;
import dev.jstack.host.local.network.RouterHolder;
import dev.jstack.host.local.plain.PlainCompute;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Overlay;
import dev.jstack.host.local.probe.Probe;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.SystemRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The local host at level 0 where the machine is no Linux, such as Windows without its container
 * features: services are plain processes, published ports are proxies to the machine's own ports.
 */
public final class PlainHost implements Host {
  private final StrictHost strict;
  private final LocalNetwork network;

  private PlainHost(StrictHost strict, LocalNetwork network) {
    this.strict = strict;
    this.network = network;
  }

  /**
   * Opens the host of a state root.
   *
   * @param system the machine's, such as {@code Windows 10}
   * @param serving whether this process may change things and keeps ports open
   */
  public static PlainHost open(Path stateRoot, String system, boolean serving) {
    Abilities abilities = abilities(system);
    try {
      Files.createDirectories(stateRoot);
    } catch (IOException e) {
      throw HResult.ERROR_ACCESS_DENIED.failure(
          "local host", stateRoot.toString(), "cannot be used: " + e.getMessage());
    }
    Stores stores = LocalHost.stores(stateRoot);
    LocalNetwork network =
        new LocalNetwork(
            stateRoot,
            false,
            false,
            new RouterHolder(stateRoot.resolve("router")),
            stores.networks(),
            id -> Optional.empty());
    PlainCompute compute = new PlainCompute(stateRoot);
    StrictHost strict =
        new StrictHost(
            LocalHost.facts(stateRoot, abilities),
            serving ? stores : Snapshots.of(stores),
            serving ? compute : new ReadOnlyCompute(compute),
            serving ? network : new ReadOnlyNetwork(),
            new LocalStorage(serving, new LayerStates("plain")),
            LayerVersions.unknown(),
            Clock.systemUTC());
    if (serving) {
      strict.recover();
      compute.sweep(
          stores.systems().all().stream().map(SystemRecord::id).collect(Collectors.toSet()));
      stores.endpoints().all().forEach(network::restore);
    }
    return new PlainHost(strict, network);
  }

  /** What this level can do, and why it is no other. */
  public static Abilities abilities(String system) {
    String why = "this is " + system + ", not Linux";
    return new Abilities(
        Abilities.Role.ORDINARY,
        false,
        false,
        false,
        Overlay.BIND,
        false,
        false,
        List.of(new Probe("namespaces", false, why, "use Linux, or WSL, for more than processes")));
  }

  @Override
  public HostFacts facts() {
    return strict.facts();
  }

  @Override
  public HcsApi compute() {
    return strict.compute();
  }

  @Override
  public HcnApi network() {
    return strict.network();
  }

  @Override
  public StorageApi storage() {
    return strict.storage();
  }

  @Override
  public MachineApi machine() {
    return MachineApi.UNKNOWN;
  }

  /** Closes published ports; what runs goes on. */
  @Override
  public void close() {
    network.close();
  }
}
