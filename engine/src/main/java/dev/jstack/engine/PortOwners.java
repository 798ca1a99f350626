package dev.jstack.engine;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.OwnedName;
import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import dev.jstack.engine.lower.HeldPorts;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has a port that a stack wants to publish. What an endpoint of the stack itself maps stays
 * with the stack, whichever of its services gets it; mappings of other endpoints are asked before
 * the machine's own table, for a mapping shows there as the system's or not at all.
 */
record PortOwners(HostFacts facts, ObservedState observed, MachineApi machine)
    implements HeldPorts {
  private static final int UDP = 17;

  /** Where the local host listens when the file names no address. */
  private static final String LOOPBACK = "127.0.0.1";

  @Override
  public Optional<String> holder(PublishedPort port) {
    if (port.published().isEmpty()) {
      return Optional.empty();
    }
    int number = port.published().get();
    boolean udp = port.protocol().equals("udp");
    String address = port.hostAddress().orElseGet(this::usualAddress);
    boolean own =
        observed.endpoints().values().stream().anyMatch(e -> maps(e, number, udp, address));
    if (own) {
      return Optional.empty();
    }
    return mapped(number, udp, address).or(() -> machine.portHolder(number, udp, address));
  }

  private String usualAddress() {
    return facts.kind() == HostFacts.Kind.LOCAL ? LOOPBACK : "";
  }

  private Optional<String> mapped(int port, boolean udp, String address) {
    return observed.host().endpoints().entrySet().stream()
        .filter(there -> maps(there.getValue(), port, udp, address))
        .map(there -> name(there.getKey(), there.getValue()))
        .findFirst();
  }

  private boolean maps(HcnEndpoint endpoint, int port, boolean udp, String address) {
    return endpoint.portMappings().stream()
        .filter(mapping -> mapping.externalPort().filter(external -> external == port).isPresent())
        .filter(mapping -> udp == (mapping.protocol() == UDP))
        .anyMatch(mapping -> meets(mapping, address));
  }

  private boolean meets(PortMapping mapping, String address) {
    String there = mapping.vip().orElseGet(this::usualAddress);
    return there.isEmpty()
        || address.isEmpty()
        || isAny(there)
        || isAny(address)
        || there.equals(address);
  }

  private static boolean isAny(String address) {
    return address.equals("0.0.0.0") || address.equals("::");
  }

  /** {@code service web of stack other}, or the name that a foreign endpoint has. */
  private static String name(UUID id, HcnEndpoint endpoint) {
    Optional<OwnedName> owned = endpoint.name().flatMap(Naming::parseEndpointName);
    return owned
        .flatMap(name -> name.stack().map(s -> "`" + name.address().name() + "` of stack " + s))
        .orElseGet(
            () ->
                "the HNS endpoint "
                    + endpoint.name().filter(name -> !name.isEmpty()).orElse(id.toString()));
  }
}
