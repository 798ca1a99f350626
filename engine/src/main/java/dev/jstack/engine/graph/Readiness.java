package dev.jstack.engine.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Which nodes may start now; ready ones come in the graph's own order. Not for several threads. */
final class Readiness<K> {
  private final Map<K, List<K>> dependents;
  private final Map<K, Integer> open = new LinkedHashMap<>();
  private final PriorityQueue<Ready<K>> ready = new PriorityQueue<>();
  private final Map<K, Integer> position = new LinkedHashMap<>();

  private record Ready<K>(int position, K node) implements Comparable<Ready<K>> {
    @Override
    public int compareTo(Ready<K> other) {
      return Integer.compare(position, other.position);
    }
  }

  Readiness(Dag<K> dag) {
    dependents = dag.dependents();
    for (K node : dag.nodes()) {
      position.put(node, position.size());
      open.put(node, dag.dependencies(node).size());
    }
    dag.nodes().stream().filter(node -> dag.dependencies(node).isEmpty()).forEach(this::enqueue);
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  K next() {
    return ready.remove().node();
  }

  /** Counts {@code node} as over, so that what depends on it may become ready. */
  void done(K node) {
    open.remove(node);
    for (K dependent : dependents.getOrDefault(node, List.of())) {
      if (open.merge(dependent, -1, Integer::sum) == 0) {
        enqueue(dependent);
      }
    }
  }

  private void enqueue(K node) {
    ready.add(new Ready<>(position.getOrDefault(node, 0), node));
  }
}
