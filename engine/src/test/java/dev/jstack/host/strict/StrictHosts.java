package dev.jstack.host.strict;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.strict.compute.ComputeBackend;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.network.NetworkBackend;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;

/** Hosts in memory that play a Windows Server. */
final class StrictHosts {
  private StrictHosts() {}

  static HostFacts facts(int build, boolean hypervisor) {
    return new HostFacts(
        HostFacts.Kind.SIMULATED,
        "test",
        new WindowsVersion(10, 0, build, 0),
        true,
        hypervisor,
        4,
        8L << 30,
        5,
        3,
        "C:\\ProgramData\\jstack",
        List.of());
  }

  static StrictHost with(HostFacts facts, ComputeBackend compute, LayerVersions versions) {
    return new StrictHost(
        facts,
        Stores.inMemory(),
        compute,
        NetworkBackend.none(),
        noStorage(),
        versions,
        Clock.systemUTC());
  }

  private static StorageApi noStorage() {
    return (StorageApi)
        Proxy.newProxyInstance(
            StorageApi.class.getClassLoader(),
            new Class<?>[] {StorageApi.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
