package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import dev.jstack.engine.graph.Dag;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.schema.model.StackName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What will be done to a host, and why.
 *
 * @param stack the stack
 * @param target the host it is made for: {@code local}, {@code windows-server-2022} …
 * @param down whether the stack is taken down
 * @param fingerprint of the observed state it was made for; another one means that the host has
 *     changed since
 * @param nodes the steps, each after those it depends on
 * @param changes the same for people, one for each service, network or volume that changes
 * @param unchanged how many services stay as they are
 * @param notes sentences to show with it: how isolation was decided, what this host cannot do
 * @param remembered what is kept as applied last, once it is carried out; absent: as before
 * @param replicas the replicas that should run afterwards
 * @param keptVolumes when it is taken down: its volumes that stay, by key
 * @param fallback what its updates can go back to when they fail
 */
public record Plan(
    StackName stack,
    String target,
    boolean down,
    String fingerprint,
    List<PlanNode> nodes,
    List<Change> changes,
    int unchanged,
    List<String> notes,
    Optional<AppliedStack> remembered,
    List<Replica> replicas,
    List<String> keptVolumes,
    Optional<Fallback> fallback) {

  public Plan {
    nodes = List.copyOf(nodes);
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
    replicas = List.copyOf(replicas);
    keptVolumes = List.copyOf(keptVolumes);
  }

  /**
   * A replica that should run.
   *
   * @param id its compute system
   * @param job whether it is to do its work and end
   * @param ports what it publishes
   */
  public record Replica(SystemId id, boolean job, List<PublishedPort> ports) {
    public Replica {
      ports = List.copyOf(ports);
    }

    /** A replica with {@code runtime}. */
    static Replica of(SystemId id, ServiceRuntime runtime) {
      return new Replica(id, runtime.job(), runtime.ports());
    }
  }

  /**
   * The part that has to be carried out before the rest can be planned for good: programs of
   * providers, whose words decide what containers are like. Absent when there is none.
   */
  public Optional<Plan> first() {
    Set<String> ids = bringing();
    return ids.isEmpty() ? Optional.empty() : Optional.of(part(ids, "p", Optional.empty()));
  }

  /** What is left when {@link #first} is done. */
  public Plan rest() {
    Set<String> ids = new LinkedHashSet<>(nodesById().keySet());
    return ids.removeAll(bringing()) ? part(ids, "#", remembered) : this;
  }

  /** The steps that are no programs of providers, with ids beside those of another plan. */
  Plan asWayBack() {
    Set<String> ids = new LinkedHashSet<>(nodesById().keySet());
    ids.removeAll(bringing());
    return part(ids, "r", remembered);
  }

  /** Whether it is the first part of another one. */
  public boolean isFirst() {
    return !nodes.isEmpty() && bringing().size() == nodes.size();
  }

  private Set<String> bringing() {
    return nodes.stream()
        .filter(node -> node.action() instanceof BringProvider)
        .map(PlanNode::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Plan part(Set<String> ids, String mark, Optional<AppliedStack> remembered) {
    List<PlanNode> kept =
        nodes.stream()
            .filter(node -> ids.contains(node.id()))
            .map(node -> node.among(ids, mark))
            .toList();
    boolean whole = mark.equals("#");
    return new Plan(
        stack,
        target,
        down,
        fingerprint,
        kept,
        changes,
        unchanged,
        notes,
        remembered,
        whole ? replicas : List.of(),
        keptVolumes,
        whole ? fallback : Optional.empty());
  }

  /** The same with other notes. */
  Plan withNotes(List<String> others) {
    return new Plan(
        stack,
        target,
        down,
        fingerprint,
        nodes,
        changes,
        unchanged,
        others,
        remembered,
        replicas,
        keptVolumes,
        fallback);
  }

  /** Whether the host is as wanted. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** How many changes there are of {@code kind}. */
  public long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** The steps by id. */
  public Map<String, PlanNode> nodesById() {
    Map<String, PlanNode> byId = new LinkedHashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    return byId;
  }

  /** The order of the steps. */
  public Dag<String> graph() {
    Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    nodes.forEach(node -> dependencies.put(node.id(), node.dependencies()));
    return Dag.of(dependencies);
  }
}
