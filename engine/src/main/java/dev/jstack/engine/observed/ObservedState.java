package dev.jstack.engine.observed;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.OwnedName;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.journal.JournalEntry;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.schema.model.OrderedMaps;
import dev.jstack.schema.model.StackName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is there of one stack.
 *
 * @param containers its replicas, sorted by service and number
 * @param applied what was applied last; absent: never, or lost
 * @param unfinished what an interrupted run had begun
 */
public record ObservedState(
    StackName stack,
    HostSnapshot host,
    Map<SystemId, ObservedContainer> containers,
    Optional<AppliedStack> applied,
    List<JournalEntry> unfinished) {

  public ObservedState {
    containers = OrderedMaps.copyOf(containers);
    unfinished = List.copyOf(unfinished);
  }

  /** Whether there is nothing of the stack. */
  public boolean isEmpty() {
    return containers.isEmpty() && endpoints().isEmpty() && applied.isEmpty();
  }

  /** What is there of the replica at {@code address}, in all its configurations. */
  public List<ObservedContainer> containersAt(ResourceAddress address) {
    return containers.values().stream()
        .filter(container -> container.address().equals(address))
        .toList();
  }

  /** The stack's own endpoints by address. */
  public Map<ResourceAddress, HcnEndpoint> endpoints() {
    Map<ResourceAddress, HcnEndpoint> own = new LinkedHashMap<>();
    host.endpoints()
        .forEach(
            (id, endpoint) ->
                owned(endpoint)
                    .filter(address -> Naming.guid(stack, address).equals(id))
                    .ifPresent(address -> own.put(address, endpoint)));
    return own;
  }

  /** Whether a network is there. */
  public boolean hasNetwork(UUID id) {
    return host.networks().containsKey(id);
  }

  /** One line for everything that a plan depends on; equal states have equal ones. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  private Optional<ResourceAddress> owned(HcnEndpoint endpoint) {
    return endpoint
        .name()
        .flatMap(Naming::parseEndpointName)
        .filter(name -> name.stack().equals(Optional.of(stack)))
        .map(OwnedName::address);
  }
}
