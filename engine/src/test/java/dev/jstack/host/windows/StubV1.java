package dev.jstack.host.windows;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** V1 documents of HNS as the V2 documents they mean, and back. V2 documents pass unchanged. */
final class StubV1 {
  private static final Map<String, Object> VERSION = Map.of("Major", 2, "Minor", 0);

  private StubV1() {}

  /** A network; V1 says Subnets and MacPools, V2 Ipams and MacPool. */
  static String network(String document) {
    Map<?, ?> members = members(document);
    if (isV2(members)) {
      return document;
    }
    Map<String, Object> v2 = new LinkedHashMap<>();
    v2.put("Name", members.get("Name"));
    v2.put("Type", members.get("Type"));
    v2.put("Ipams", List.of(Map.of("Type", "Static", "Subnets", v2Subnets(members))));
    if (members.get("MacPools") instanceof List<?> ranges) {
      v2.put("MacPool", Map.of("Ranges", ranges));
    }
    v2.put("SchemaVersion", VERSION);
    return Json.PLAIN.write(v2);
  }

  /** An endpoint; V1 says VirtualNetwork, V2 HostComputeNetwork. */
  static String endpoint(String document) {
    Map<?, ?> members = members(document);
    if (isV2(members)) {
      return document;
    }
    Map<String, Object> v2 = new LinkedHashMap<>();
    v2.put("Name", members.get("Name"));
    v2.put("HostComputeNetwork", members.get("VirtualNetwork"));
    if (members.containsKey("IPAddress")) {
      v2.put("IpConfigurations", List.of(Map.of("IpAddress", members.get("IPAddress"))));
    }
    v2.put("SchemaVersion", VERSION);
    return Json.PLAIN.write(v2);
  }

  static List<Object> subnets(Map<?, ?> network) {
    List<Object> subnets = new ArrayList<>();
    for (Object ipam : list(network.get("Ipams"))) {
      for (Object subnet : list(((Map<?, ?>) ipam).get("Subnets"))) {
        Map<?, ?> members = (Map<?, ?>) subnet;
        Map<String, Object> v1 = new LinkedHashMap<>();
        v1.put("AddressPrefix", members.get("IpAddressPrefix"));
        for (Object route : list(members.get("Routes"))) {
          v1.put("GatewayAddress", ((Map<?, ?>) route).get("NextHop"));
        }
        subnets.add(v1);
      }
    }
    return subnets;
  }

  /** The first address of an endpoint. */
  static Object address(Map<?, ?> endpoint) {
    for (Object configuration : list(endpoint.get("IpConfigurations"))) {
      return ((Map<?, ?>) configuration).get("IpAddress");
    }
    return "";
  }

  /** Empty for a text that is no document; the host says what is wrong with it. */
  private static Map<?, ?> members(String document) {
    try {
      return Json.tree(document) instanceof Map<?, ?> members ? members : Map.of();
    } catch (JsonException e) {
      return Map.of();
    }
  }

  /** V1 documents have no version, and say which type or network they are of. */
  private static boolean isV2(Map<?, ?> members) {
    return members.containsKey("SchemaVersion")
        || !members.containsKey("Type") && !members.containsKey("VirtualNetwork");
  }

  private static List<Object> v2Subnets(Map<?, ?> network) {
    List<Object> subnets = new ArrayList<>();
    for (Object subnet : list(network.get("Subnets"))) {
      Map<?, ?> members = (Map<?, ?>) subnet;
      Map<String, Object> route = new LinkedHashMap<>();
      route.put("NextHop", members.get("GatewayAddress"));
      route.put("DestinationPrefix", "0.0.0.0/0");
      Map<String, Object> v2 = new LinkedHashMap<>();
      v2.put("IpAddressPrefix", members.get("AddressPrefix"));
      v2.put("Routes", List.of(route));
      subnets.add(v2);
    }
    return subnets;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> items ? items : List.of();
  }
}
