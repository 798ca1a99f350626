package dev.jstack.engine.desired;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.host.document.hcn.HcnNetwork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A network of the host.
 *
 * @param id its id on the host
 * @param document absent for an external network: it must be there and is never changed
 * @param range what people are told of its addresses, such as {@code 10.91.0.0/16}
 */
public record DesiredNetwork(
    ResourceAddress address, UUID id, Optional<HcnNetwork> document, String range, String path)
    implements DesiredResource {

  /** Whether all stacks of the host use it, so that none may remove it while others do. */
  public boolean isShared() {
    return address.equals(Naming.SHARED_NETWORK);
  }

  public boolean isExternal() {
    return document.isEmpty();
  }

  @Override
  public List<ResourceAddress> needs() {
    return List.of();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.network(this);
  }
}
