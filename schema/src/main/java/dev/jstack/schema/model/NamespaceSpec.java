package dev.jstack.schema.model;

import java.util.List;

/**
 * A named network namespace with its own endpoints and ports, joined by several services (a pod).
 *
 * @param networks the networks it has an endpoint on
 * @param ports ports published for all that join
 */
public record NamespaceSpec(
    String name, List<Networking.Attachment> networks, List<PortMapping> ports) {
  public NamespaceSpec {
    networks = List.copyOf(networks);
    ports = List.copyOf(ports);
  }
}
