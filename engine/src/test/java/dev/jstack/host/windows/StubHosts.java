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
import java.util.Optional;

/**
 * {@code JSTACK_NATIVE=stub}: the local host of this machine behind the native interface of
 * Windows. Each call goes through the Windows host, JNA, the C library and a socket to a server,
 * which makes it on the local host: a server in this same process, or the {@link StubMain} that
 * {@code JSTACK_STUB_PORT} and {@code JSTACK_STUB_TOKEN} name, for programs of Windows under Wine.
 */
public final class StubHosts implements HostProvider {
  @Override
  public String name() {
    return "stub";
  }

  @Override
  public Host open(Path stateRoot, Map<String, String> environment, boolean serving) {
    Optional<String> port = Optional.ofNullable(environment.get("JSTACK_STUB_PORT"));
    return port.isPresent()
        ? elsewhere(port.get(), environment.getOrDefault("JSTACK_STUB_TOKEN", ""))
        : over(LocalHost.open(stateRoot, environment, serving));
  }

  /** The server is another process, and the library knows it by the same two variables. */
  private static Host elsewhere(String port, String token) {
    StubFiles files = new StubFiles(Integer.parseInt(port), token);
    return new WindowsHost(
        library().libraries(), files, MachineApi.UNKNOWN, compute -> files.facts());
  }

  /** The native interface of Windows before {@code host}, whose facts and files it has. */
  private static Host over(Host host) {
    try {
      AbiStub library = library();
      StubServer server = new StubServer(host);
      library.connect(server);
      HostFiles files = new BorrowedFiles(host.storage());
      Host windows =
          new WindowsHost(library.libraries(), files, host.machine(), compute -> host.facts());
      return new Behind(windows, server, host);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AbiStub library() {
    try {
      return AbiStub.here()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "JSTACK_NATIVE=stub compiles a C library, and there is no gcc here"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The Windows host together with what answers it. */
  private record Behind(Host windows, StubServer server, Host host) implements Host {
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
      host.close();
    }
  }
}
