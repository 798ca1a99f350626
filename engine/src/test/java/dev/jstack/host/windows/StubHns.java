package dev.jstack.host.windows;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HostException;
import dev.jstack.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The older route of HNS, {@code HNSCall}: REST-like, V1 documents, an envelope. As much of it as
 * NAT networks and their endpoints need; the rest is refused as not implemented.
 */
final class StubHns {
  private static final String ANY = "{\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}";
  private static final long CREATED = 1;
  private static final long ATTACHED = 2;

  private final HcnApi network;
  private final Set<String> attached = ConcurrentHashMap.newKeySet();

  StubHns(HcnApi network) {
    this.network = network;
  }

  /** The envelope; a refusal of the host is one, too. */
  String call(String method, String path, String request) {
    try {
      Object output = route(method, path.split("/", -1), request);
      return Json.PLAIN.write(envelope(true, "", output));
    } catch (HostException e) {
      if (e.hresult() == HResult.E_NOTIMPL.code()) {
        throw e;
      }
      return Json.PLAIN.write(envelope(false, StubWire.reason(e), Map.of()));
    }
  }

  private static Map<String, Object> envelope(boolean success, String error, Object output) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("Success", success);
    envelope.put("Error", error);
    envelope.put("Output", output);
    return envelope;
  }

  /** Paths begin with a slash, so the kind is the second part. */
  private Object route(String method, String[] path, String request) {
    String id = path.length > 2 ? path[2] : "";
    return switch (method + " " + path[1] + (id.isEmpty() ? "" : "/id") + rest(path)) {
      case "GET globals/id" -> Json.tree(network.version());
      case "GET networks" -> all(network.enumerateNetworks(""), this::v1Network);
      case "POST networks" -> createNetwork(request);
      case "GET networks/id" -> v1Network(UUID.fromString(id));
      case "DELETE networks/id" -> deleteNetwork(UUID.fromString(id));
      case "GET endpoints" -> all(network.enumerateEndpoints(""), this::v1Endpoint);
      case "POST endpoints" -> createEndpoint(request);
      case "GET endpoints/id" -> v1Endpoint(UUID.fromString(id));
      case "DELETE endpoints/id" -> deleteEndpoint(UUID.fromString(id));
      case "POST endpoints/id/attach" -> attach(id, true);
      case "POST endpoints/id/detach" -> attach(id, false);
      case "GET endpointstats/id" -> Map.of("EndpointID", id, "BytesReceived", 0, "BytesSent", 0);
      default -> throw HResult.E_NOTIMPL.failure("HNSCall", String.join("/", path));
    };
  }

  private static String rest(String[] path) {
    return path.length > 3 ? "/" + path[3] : "";
  }

  private interface Reader {
    Map<String, Object> read(UUID id);
  }

  private static List<Object> all(String ids, Reader reader) {
    List<Object> objects = new ArrayList<>();
    for (Object id : (List<?>) Json.tree(ids)) {
      objects.add(reader.read(UUID.fromString((String) id)));
    }
    return objects;
  }

  private Map<String, Object> createNetwork(String request) {
    UUID id = UUID.randomUUID();
    network.createNetwork(id, StubV1.network(request));
    return v1Network(id);
  }

  /** V1 deletes the endpoints of a network with it (seen in hcsshim's tests). */
  private Map<String, Object> deleteNetwork(UUID id) {
    Map<String, Object> last = v1Network(id);
    for (Object each : (List<?>) Json.tree(network.enumerateEndpoints(""))) {
      UUID endpoint = UUID.fromString((String) each);
      if (id.toString().equals(v1Endpoint(endpoint).get("VirtualNetwork"))) {
        network.deleteEndpoint(endpoint);
      }
    }
    network.deleteNetwork(id);
    return last;
  }

  private Map<String, Object> createEndpoint(String request) {
    UUID id = UUID.randomUUID();
    Map<?, ?> members = (Map<?, ?>) Json.tree(request);
    UUID parent = UUID.fromString(String.valueOf(members.get("VirtualNetwork")));
    network.createEndpoint(parent, id, StubV1.endpoint(request));
    return v1Endpoint(id);
  }

  private Map<String, Object> deleteEndpoint(UUID id) {
    Map<String, Object> last = v1Endpoint(id);
    network.deleteEndpoint(id);
    attached.remove(id.toString());
    return last;
  }

  private Map<String, Object> attach(String id, boolean on) {
    v1Endpoint(UUID.fromString(id));
    if (on) {
      attached.add(id);
    } else {
      attached.remove(id);
    }
    return Map.of();
  }

  private Map<String, Object> v1Network(UUID id) {
    Map<?, ?> v2 = (Map<?, ?>) Json.tree(network.queryNetwork(id, ANY));
    Map<String, Object> v1 = new LinkedHashMap<>();
    v1.put("ID", id.toString());
    v1.put("Name", v2.get("Name"));
    v1.put("Type", v2.containsKey("Type") ? v2.get("Type") : "NAT");
    v1.put("Subnets", StubV1.subnets(v2));
    return v1;
  }

  private Map<String, Object> v1Endpoint(UUID id) {
    Map<?, ?> v2 = (Map<?, ?>) Json.tree(network.queryEndpoint(id, ANY));
    Map<String, Object> v1 = new LinkedHashMap<>();
    v1.put("ID", id.toString());
    v1.put("Name", v2.get("Name"));
    v1.put("VirtualNetwork", v2.get("HostComputeNetwork"));
    v1.put("MacAddress", v2.get("MacAddress"));
    v1.put("IPAddress", StubV1.address(v2));
    v1.put("State", attached.contains(id.toString()) ? ATTACHED : CREATED);
    return v1;
  }
}
