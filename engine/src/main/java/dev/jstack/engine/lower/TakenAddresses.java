package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.engine.ipam.AddressPool;
import dev.jstack.schema.model.StackName;
import java.util.UUID;

/** Tells a pool which addresses of its network are in use, and by whose network of which stack. */
final class TakenAddresses {
  private final ObservedAddresses observed;

  TakenAddresses(ObservedAddresses observed) {
    this.observed = observed;
  }

  void fill(AddressPool pool, UUID network) {
    for (ObservedAddresses.TakenAddress taken : observed.endpoints()) {
      if (taken.networkId().equalsIgnoreCase(network.toString())) {
        pool.observe(owner(taken.endpoint()), taken.endpoint(), taken.ipAddress());
      }
    }
  }

  /** Who shares a block: the same network of the same stack. */
  static String owner(StackName stack, String network) {
    return stack + "." + network;
  }

  private static String owner(String endpoint) {
    return Naming.parseEndpointName(endpoint)
        .flatMap(owned -> owned.stack().map(s -> owner(s, owned.address().network())))
        .orElse("");
  }
}
