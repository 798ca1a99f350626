package dev.jstack.host.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.host.api.HcnApi;
import dev.jstack.host.contract.NetworkContract;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalNetworkIT extends NetworkContract {
  @TempDir Path directory;
  private LocalHost host;

  @BeforeEach
  void open() {
    assumeTrue(
        Prober.role() != Abilities.Role.ORDINARY,
        "runs as root, or as root of a user namespace: see OrdinaryUserIT");
    host = LocalHost.open(directory, Roots.ENVIRONMENT, true);
  }

  @AfterEach
  void remove_networks() {
    if (host != null) {
      ids(host.network().enumerateNamespaces("")).forEach(host.network()::deleteNamespace);
      ids(host.network().enumerateEndpoints("")).forEach(host.network()::deleteEndpoint);
      ids(host.network().enumerateNetworks("")).forEach(host.network()::deleteNetwork);
      host.close();
    }
  }

  LocalHost host() {
    return host;
  }

  private static List<UUID> ids(String list) {
    return ((List<?>) Json.tree(list))
        .stream().map(id -> UUID.fromString(String.valueOf(id))).toList();
  }

  @Override
  protected HcnApi hcn() {
    return host.network();
  }

  @Override
  protected int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
