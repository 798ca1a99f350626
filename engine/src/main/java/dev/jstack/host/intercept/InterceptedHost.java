package dev.jstack.host.intercept;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;

/** A host, each of its native calls through an {@link Interceptor}. */
public final class InterceptedHost implements Host {
  private final Host host;
  private final HcsApi compute;
  private final HcnApi network;
  private final StorageApi storage;

  public InterceptedHost(Host host, Interceptor interceptor) {
    this.host = host;
    this.compute = new InterceptedHcs(host.compute(), interceptor);
    this.network = new InterceptedHcn(host.network(), interceptor);
    this.storage = new InterceptedStorage(host.storage(), interceptor);
  }

  @Override
  public HostFacts facts() {
    return host.facts();
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

  /** Reads of the machine are no native calls of the seam: no interceptor hears of them. */
  @Override
  public MachineApi machine() {
    return host.machine();
  }

  @Override
  public void close() {
    host.close();
  }
}
