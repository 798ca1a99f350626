package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import dev.jstack.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The host ports of all endpoints: TCP and UDP are two spaces of numbers. */
final class PortMappings {
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int FIRST_DYNAMIC = 49152;
  private static final int LAST = 65535;

  /** Not Transparent: such endpoints are on the LAN themselves. hcsshim's tests map on Overlay. */
  private static final Set<String> MAPPING_TYPES =
      Set.of("NAT", "ICS", "ConstrainedICS", "L2Bridge", "L2Tunnel", "Overlay");

  private record Port(int protocol, int number) {}

  private final Map<Port, HcnEndpoint> taken = new HashMap<>();

  /** Takes note of an endpoint's ports; one that was there under the same id is replaced. */
  void put(HcnEndpoint endpoint) {
    remove(endpoint);
    for (PortMapping mapping : endpoint.portMappings()) {
      mapping
          .externalPort()
          .ifPresent(number -> taken.put(new Port(mapping.protocol(), number), endpoint));
    }
  }

  void remove(HcnEndpoint endpoint) {
    taken.values().removeIf(other -> other.id().equals(endpoint.id()));
  }

  /** The endpoint's policies, checked, with numbers for the ports that HNS is to choose. */
  List<Policy> accept(String operation, String id, HcnNetwork network, List<Policy> policies) {
    List<Policy> accepted = new ArrayList<>();
    Set<Port> own = new java.util.HashSet<>();
    for (Policy policy : policies) {
      Optional<PortMapping> mapping = mapping(operation, id, policy);
      accepted.add(mapping.isEmpty() ? policy : accept(operation, id, network, mapping.get(), own));
    }
    return accepted;
  }

  private static Optional<PortMapping> mapping(String operation, String id, Policy policy) {
    try {
      return policy.portMapping();
    } catch (JsonException e) {
      throw HcnText.refused(operation, id, e);
    }
  }

  private Policy accept(
      String operation, String id, HcnNetwork network, PortMapping mapping, Set<Port> own) {
    if (!MAPPING_TYPES.contains(network.typeOrNat())) {
      throw HResult.HCN_E_MAPPING_NOT_SUPPORTED.failure(operation, id);
    }
    if (mapping.protocol() != TCP && mapping.protocol() != UDP) {
      throw HResult.HCN_E_INVALID_POLICY.failure(
          operation, id, "protocol " + mapping.protocol() + " is neither 6 (TCP) nor 17 (UDP)");
    }
    if (mapping.internalPort() < 1 || mapping.internalPort() > LAST) {
      throw HResult.HCN_E_INVALID_INTERNAL_PORT.failure(operation, id);
    }
    int wanted = mapping.externalPort().orElse(0);
    if (wanted < 0 || wanted > LAST) {
      throw HResult.HCN_E_INVALID_POLICY.failure(operation, id, wanted + " is no port");
    }
    Port port =
        wanted == 0
            ? free(operation, id, mapping.protocol(), own)
            : new Port(mapping.protocol(), wanted);
    refuseTaken(operation, id, port, network, own);
    own.add(port);
    return Policy.of(
        new PortMapping(
            mapping.protocol(),
            mapping.internalPort(),
            Optional.of(port.number()),
            mapping.vip(),
            mapping.flags().filter(flags -> flags != 0)));
  }

  private void refuseTaken(
      String operation, String id, Port port, HcnNetwork network, Set<Port> own) {
    HcnEndpoint other = taken.get(port);
    if (own.contains(port)) {
      throw HResult.HCN_E_PORT_ALREADY_EXISTS.failure(
          operation, id, "port " + port.number() + " is mapped twice");
    }
    if (other == null || other.id().filter(id::equals).isPresent()) {
      return;
    }
    String reason =
        "port "
            + port.number()
            + " of this host is published by "
            + other.name().orElse("without name");
    boolean sameNetwork = other.hostComputeNetwork().equals(network.id());
    HResult result =
        sameNetwork ? HResult.HCN_E_PORT_ALREADY_EXISTS : HResult.ERROR_SHARING_VIOLATION;
    throw result.told(operation, id, reason);
  }

  private Port free(String operation, String id, int protocol, Set<Port> own) {
    for (int number = FIRST_DYNAMIC; number <= LAST; number++) {
      Port port = new Port(protocol, number);
      if (!taken.containsKey(port) && !own.contains(port)) {
        return port;
      }
    }
    throw HResult.HCN_E_PORT_ALREADY_EXISTS.failure(operation, id, "no dynamic port is free");
  }
}
