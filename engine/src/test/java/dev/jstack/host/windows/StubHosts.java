package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.HostProvider;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.local.LocalHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code JSTACK_NATIVE=stub}: the local host of this machine behind the native interface of
 * Windows. Each call goes through the Windows host, JNA, the C library and a socket to a server in
 * this same process, which makes it on the local host.
 */
public final class StubHosts implements HostProvider {
  @Override
  public String name() {
    return "stub";
  }

  @Override
  public Host open(Path stateRoot, Map<String, String> environment, boolean serving) {
    try {
      AbiStub library =
          AbiStub.here()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "JSTACK_NATIVE=stub compiles a C library, and there is no gcc here"));
      LocalHost local = LocalHost.open(stateRoot, environment, serving);
      StubServer server = new StubServer(local);
      library.connect(server);
      Host windows =
          new WindowsHost(
              library.libraries(),
              new BorrowedFiles(local.storage()),
              local.machine(),
              compute -> local.facts());
      return new Behind(windows, server, local);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The Windows host together with what answers it. */
  private record Behind(Host windows, StubServer server, LocalHost local) implements Host {
    @Override
    public HostFacts facts() {
      return windows.facts();
    }

    @Override
    public HcsApi compute() {
      return windows.compute();
    }

    @Override
    public HcnApi network() {
      return windows.network();
    }

    @Override
    public StorageApi storage() {
      return windows.storage();
    }

    @Override
    public MachineApi machine() {
      return windows.machine();
    }

    @Override
    public void close() {
      windows.close();
      server.close();
      local.close();
    }
  }
}
