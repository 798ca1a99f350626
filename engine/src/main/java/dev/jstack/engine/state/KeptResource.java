package dev.jstack.engine.state;

import dev.jstack.engine.address.ResourceAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A network, endpoint or namespace as it was made, so that it can be made again: NAT networks do
 * not survive a restart of Windows, and what is on them goes with them.
 *
 * @param document its HCN document; absent for a network that somebody else makes
 * @param needs what must be there before it: the network of an endpoint, the endpoints of a
 *     namespace
 * @param range of a network, what people are told of its addresses
 */
public record KeptResource(
    ResourceAddress address,
    UUID id,
    Optional<String> document,
    List<ResourceAddress> needs,
    String range) {

  public KeptResource {
    needs = List.copyOf(needs);
  }
}
