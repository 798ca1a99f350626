package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.host.document.hcn.HcnNamespace;
import java.util.List;
import java.util.UUID;

/**
 * A network namespace; process isolation only.
 *
 * @param id its id on the host
 * @param endpoints its endpoints, the one with the default route first
 */
public record DesiredNamespace(
    ResourceAddress address,
    UUID id,
    HcnNamespace document,
    List<ResourceAddress> endpoints,
    String path)
    implements DesiredResource {

  public DesiredNamespace {
    endpoints = List.copyOf(endpoints);
  }

  @Override
  public List<ResourceAddress> needs() {
    return endpoints;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.namespace(this);
  }
}
