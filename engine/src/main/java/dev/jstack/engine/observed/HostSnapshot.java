package dev.jstack.engine.observed;

import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.engine.desired.ObservedAddresses.TakenAddress;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.schema.model.OrderedMaps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A host at one moment.
 *
 * @param systems compute systems that jstack owns, by id
 * @param networks all networks, also those of others
 * @param endpoints all endpoints, also those of others
 * @param namespaces all namespaces, also those of others: they carry no owner
 * @param scratches names of the scratch layers, which are ids of compute systems
 * @param stagedFiles names of the directories of staged files, ids of compute systems too
 * @param volumes full names of the volumes below the state root
 */
public record HostSnapshot(
    Map<String, SystemProperties> systems,
    Map<UUID, HcnNetwork> networks,
    Map<UUID, HcnEndpoint> endpoints,
    Map<UUID, HcnNamespace> namespaces,
    List<String> scratches,
    List<String> stagedFiles,
    List<String> volumes) {

  public HostSnapshot {
    systems = OrderedMaps.copyOf(systems);
    networks = OrderedMaps.copyOf(networks);
    endpoints = OrderedMaps.copyOf(endpoints);
    namespaces = OrderedMaps.copyOf(namespaces);
    scratches = List.copyOf(scratches);
    stagedFiles = List.copyOf(stagedFiles);
    volumes = List.copyOf(volumes);
  }

  /** What lowering needs of it. */
  public ObservedAddresses addresses() {
    List<TakenAddress> taken = new ArrayList<>();
    for (HcnEndpoint endpoint : endpoints.values()) {
      for (HcnEndpoint.IpConfiguration address : endpoint.ipConfigurations()) {
        taken.add(
            new TakenAddress(
                endpoint.hostComputeNetwork().orElse(""),
                endpoint.name().orElse(""),
                address.ipAddress()));
      }
    }
    Map<String, HcnNetwork> byName = new LinkedHashMap<>();
    networks.values().forEach(network -> byName.put(network.name().orElse(""), network));
    return new ObservedAddresses(taken, byName, volumes);
  }
}
