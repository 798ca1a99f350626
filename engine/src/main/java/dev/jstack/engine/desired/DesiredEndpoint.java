package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.Policy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A network card of a namespace. Published ports are policies and change in place; all else of the
 * document is fixed when it is made.
 *
 * @param id its id on the host
 * @param network the network that it is on
 * @param networkId that network's id on the host
 * @param ipAddress its address; absent: the network gives it one
 */
public record DesiredEndpoint(
    ResourceAddress address,
    UUID id,
    ResourceAddress network,
    UUID networkId,
    Optional<String> ipAddress,
    HcnEndpoint document,
    String path)
    implements DesiredResource {

  @Override
  public List<ResourceAddress> needs() {
    return List.of(network);
  }

  /** The published ports. */
  public List<Policy.PortMapping> ports() {
    return document.portMappings();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.endpoint(this);
  }
}
