package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.ipam.AddressPool;
import java.util.Optional;
import java.util.UUID;

/**
 * A network of the host that carries networks of the stack.
 *
 * @param resource its id on the host and where the file names it
 * @param type the HCN type
 * @param pool its addresses; empty: somebody else gives them out
 * @param gateway where the default route leads to
 * @param inherited what its endpoints have from it
 */
record Carrier(
    DesiredNetwork resource,
    String type,
    Optional<AddressPool> pool,
    Optional<String> gateway,
    NetworkOptions.Inherited inherited) {

  UUID id() {
    return resource.id();
  }

  ResourceAddress address() {
    return resource.address();
  }

  /** Whether ports of the host can lead into it. */
  boolean mapsPorts() {
    return type.equals("NAT") || type.equals("L2Bridge") || type.equals("L2Tunnel");
  }
}
