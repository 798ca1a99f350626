package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.SwitchNames;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes hosts files. Where a new container comes up beside the old one, names lead to the old one
 * until they are switched: one writer at a time, so that no file misses the switch.
 */
final class PeerNames {
  private static final Set<HostError> NOT_UP =
      EnumSet.of(HostError.NOT_FOUND, HostError.ALREADY_STOPPED, HostError.INVALID_STATE);

  private final HcsApi compute;
  private final Records<ReplicaRecord> records;
  private final HostsWriter writer;

  /** Replicas whose names lead to the old container still, with the moves that are to come. */
  private final Map<ResourceAddress, Map<String, String>> toCome = new LinkedHashMap<>();

  PeerNames(HcsApi compute, StackDirectory directory, HostsWriter writer, Plan plan) {
    this.compute = compute;
    this.records = Records.replicas(directory);
    this.writer = writer;
    for (PlanNode node : plan.nodes()) {
      if (node.action() instanceof SwitchNames later) {
        toCome.put(later.address(), later.moves());
      }
    }
  }

  /**
   * Writes what {@code container} is told now, into its running system; what that was.
   *
   * @param first whether nothing was written to its layer before
   */
  synchronized HostsBlock write(HcsSystem system, DesiredContainer container, boolean first) {
    HostsBlock block = container.hosts().with(backFor(container));
    writer.write(system, block, first);
    return block;
  }

  /** New addresses to old ones; what a container says of itself is right from its start. */
  private Map<String, String> backFor(DesiredContainer container) {
    Map<String, String> back = new LinkedHashMap<>();
    toCome.forEach(
        (replica, moves) -> {
          if (!replica.equals(container.address())) {
            moves.forEach((from, to) -> back.put(to, from));
          }
        });
    return back;
  }

  /** Rewrites the hosts file of every container of the stack that names an address that moves. */
  synchronized String run(SwitchNames action) {
    toCome.remove(action.address());
    int written = 0;
    for (ReplicaRecord record : records.all().values()) {
      HostsBlock block = record.hosts().with(action.moves());
      if (!block.equals(record.hosts()) && rewrite(record.id(), block)) {
        written++;
      }
    }
    return written == 0 ? "" : written + (written == 1 ? " hosts file" : " hosts files");
  }

  /** False when the container does not run: it is told when it starts. */
  private boolean rewrite(SystemId id, HostsBlock block) {
    try (HcsSystem system = compute.openComputeSystem(id.toString())) {
      writer.write(system, block, false);
    } catch (HostException e) {
      if (!NOT_UP.contains(e.error())) {
        throw e;
      }
      return false;
    }
    records
        .read(id.toString())
        .ifPresent(now -> records.write(now.systemId(), now.withHosts(block)));
    return true;
  }
}
