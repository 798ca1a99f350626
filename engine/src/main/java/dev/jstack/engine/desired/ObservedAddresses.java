package dev.jstack.engine.desired;

import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;

/**
 * What of a host's networks lowering needs: who has which address, which networks and volumes are
 * there.
 *
 * @param endpoints all endpoints of all networks, jstack's and others'
 * @param networks all networks by name
 * @param volumes full names of the volumes below the state root
 */
public record ObservedAddresses(
    List<TakenAddress> endpoints, Map<String, HcnNetwork> networks, List<String> volumes) {
  /** Nothing is there. */
  public static final ObservedAddresses NONE =
      new ObservedAddresses(List.of(), Map.of(), List.of());

  public ObservedAddresses {
    endpoints = List.copyOf(endpoints);
    networks = OrderedMaps.copyOf(networks);
    volumes = List.copyOf(volumes);
  }

  /**
   * An address in use.
   *
   * @param networkId id of the network, lower case
   * @param endpoint the endpoint's name on the host
   */
  public record TakenAddress(String networkId, String endpoint, String ipAddress) {}
}
