package dev.jstack.engine;

import dev.jstack.engine.address.ContainerNames;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.lower.Neighbour;
import dev.jstack.engine.lower.Neighbours;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.observed.Observer;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnEndpoint.IpConfiguration;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The containers of all stacks but one, as the host has them now; what runs before the rest. */
record OtherStacks(Observer observer, HostSnapshot host, StackName self) implements Neighbours {

  @Override
  public List<Neighbour> all() {
    List<Neighbour> all = new ArrayList<>();
    for (StackName stack : observer.stacks(host)) {
      if (!stack.equals(self)) {
        ObservedState observed = observer.observe(stack, host);
        observed.containers().values().stream()
            .filter(one -> !one.id().isHook())
            .sorted(Comparator.comparing(one -> !one.isUp()))
            .forEach(one -> all.add(neighbour(one, observed)));
      }
    }
    return all;
  }

  private static Neighbour neighbour(ObservedContainer container, ObservedState observed) {
    List<String> names =
        new ArrayList<>(
            ContainerNames.of(
                observed.stack(),
                container.address(),
                container.record().flatMap(record -> record.runtime().containerName())));
    names.add(container.id().toString());
    Map<UUID, String> addresses = new HashMap<>();
    endpoints(container, observed).stream()
        .map(observed.endpoints()::get)
        .filter(Objects::nonNull)
        .forEach(endpoint -> network(endpoint, addresses));
    return new Neighbour(names, addresses);
  }

  /**
   * Its own, or those of whose namespace it shares; a container whose record is lost has its own.
   */
  private static List<ResourceAddress> endpoints(
      ObservedContainer container, ObservedState observed) {
    ResourceAddress address = container.address();
    return container
        .record()
        .map(ReplicaRecord::endpoints)
        .orElseGet(() -> observed.endpointsOf(address.name(), address.replica()));
  }

  private static void network(HcnEndpoint endpoint, Map<UUID, String> addresses) {
    String ip =
        endpoint.ipConfigurations().stream().map(IpConfiguration::ipAddress).findFirst().orElse("");
    endpoint.hostComputeNetwork().ifPresent(id -> addresses.put(UUID.fromString(id), ip));
  }
}
