package dev.jstack.engine.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes and what each of them depends on. Iteration follows the order in which nodes were given, so
 * that everything derived from a graph is the same in each run.
 */
public final class Dag<K> {
  private final Map<K, Set<K>> dependencies;

  private Dag(Map<K, Set<K>> dependencies) {
    this.dependencies = dependencies;
  }

  /**
   * A graph of {@code dependencies} by node.
   *
   * @throws IllegalArgumentException when a dependency is no node, or nodes depend on each other in
   *     a circle
   */
  public static <K> Dag<K> of(Map<K, ? extends Set<K>> dependencies) {
    Map<K, Set<K>> copy = new LinkedHashMap<>();
    dependencies.forEach(
        (node, needs) -> copy.put(node, Collections.unmodifiableSet(new LinkedHashSet<>(needs))));
    Dag<K> dag = new Dag<>(Collections.unmodifiableMap(copy));
    dag.requireKnownNodes();
    dag.requireNoCircle();
    return dag;
  }

  public Set<K> nodes() {
    return dependencies.keySet();
  }

  /** What must be done before {@code node}. */
  public Set<K> dependencies(K node) {
    Set<K> needs = dependencies.get(node);
    if (needs == null) {
      throw new IllegalArgumentException("no node " + node);
    }
    return needs;
  }

  /** All nodes, each after those it depends on; otherwise in the order they were given. */
  public List<K> order() {
    Readiness<K> readiness = new Readiness<>(this);
    List<K> order = new ArrayList<>();
    while (readiness.hasReady()) {
      K node = readiness.next();
      order.add(node);
      readiness.done(node);
    }
    return order;
  }

  /** For each node the nodes that depend on it directly. */
  public Map<K, List<K>> dependents() {
    Map<K, List<K>> dependents = new LinkedHashMap<>();
    dependencies.keySet().forEach(node -> dependents.put(node, new ArrayList<>()));
    dependencies.forEach(
        (node, needs) ->
            needs.forEach(
                need -> dependents.computeIfAbsent(need, n -> new ArrayList<>()).add(node)));
    return dependents;
  }

  private void requireKnownNodes() {
    dependencies.forEach(
        (node, needs) -> {
          for (K need : needs) {
            if (!dependencies.containsKey(need)) {
              throw new IllegalArgumentException(
                  node + " depends on " + need + ", which is no node");
            }
          }
        });
  }

  private void requireNoCircle() {
    Set<K> circle = new LinkedHashSet<>(nodes());
    order().forEach(circle::remove);
    if (!circle.isEmpty()) {
      throw new IllegalArgumentException("nodes depend on each other: " + circle);
    }
  }
}
