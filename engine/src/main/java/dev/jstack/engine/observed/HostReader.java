package dev.jstack.engine.observed;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.Naming;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.HcnQuery;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.host.document.hcs.SystemQuery;
import dev.jstack.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Lists what a host has. An object that goes between listing and asking is not there. */
final class HostReader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ALL = Json.DOCUMENT.write(HcnQuery.ALL);

  private final Host host;
  private final HostPaths paths;

  HostReader(Host host) {
    this.host = host;
    this.paths = HostPaths.on(host.facts());
  }

  HostSnapshot read() {
    var network = host.network();
    return new HostSnapshot(
        systems(),
        all(network.enumerateNetworks(ALL), id -> network.queryNetwork(id, ALL), HcnNetwork.class),
        all(
            network.enumerateEndpoints(ALL),
            id -> network.queryEndpoint(id, ALL),
            HcnEndpoint.class),
        all(
            network.enumerateNamespaces(ALL),
            id -> network.queryNamespace(id, ALL),
            HcnNamespace.class),
        host.storage().listDirectory(paths.scratches()),
        host.storage().listDirectory(paths.files()),
        host.storage().listDirectory(paths.volumes()));
  }

  private Map<String, SystemProperties> systems() {
    String query = Json.DOCUMENT.write(SystemQuery.ownedBy(Naming.OWNER));
    String answer = host.compute().enumerateComputeSystems(query, Deadline.in(PATIENCE));
    Map<String, SystemProperties> found = new TreeMap<>();
    if (Json.tree(answer) instanceof List<?> systems) {
      for (Object tree : systems) {
        SystemProperties system = Json.DOCUMENT.bindLenient(tree, SystemProperties.class);
        system.id().ifPresent(id -> found.put(id, system));
      }
    }
    return found;
  }

  private static <T extends Record> Map<UUID, T> all(
      String ids, Function<UUID, String> query, Class<T> type) {
    Map<UUID, T> found = new TreeMap<>();
    if (Json.tree(ids) instanceof List<?> list) {
      for (Object id : list) {
        UUID guid = UUID.fromString(id.toString());
        try {
          found.put(guid, Json.DOCUMENT.readLenient(query.apply(guid), type));
        } catch (HostException e) {
          if (e.error() != HostError.NOT_FOUND) {
            throw e;
          }
        }
      }
    }
    return new LinkedHashMap<>(found);
  }
}
