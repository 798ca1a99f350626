package dev.jstack.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WalkTest {

  @Property(tries = 200)
  void a_node_starts_only_after_all_it_depends_on_are_done(@ForAll("graphs") Dag<Integer> dag) {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
      List<Integer> tooEarly = new ArrayList<>();
      Map<Integer, Outcome> outcomes =
          walk(dag, threads)
              .run(
                  node -> {
                    if (!done.containsAll(dag.dependencies(node))) {
                      tooEarly.add(node);
                    }
                    done.add(node);
                    return new Outcome.Done("");
                  });
      assertThat(tooEarly).isEmpty();
      assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(dag.nodes());
    } finally {
      threads.shutdownNow();
    }
  }

  @Property(tries = 200)
  void a_failure_skips_exactly_what_depends_on_it(
      @ForAll("graphs") Dag<Integer> dag, @ForAll Set<Integer> bad) {
    Map<Integer, Outcome> outcomes =
        walk(dag, Runnable::run)
            .run(
                node ->
                    bad.contains(node)
                        ? new Outcome.Failed(new IllegalStateException("bad"))
                        : new Outcome.Done(""));
    for (int node : dag.nodes()) {
      boolean reachable = dag.dependencies(node).stream().allMatch(need -> isDone(outcomes, need));
      boolean skipped = outcomes.get(node) instanceof Outcome.Skipped;
      assertThat(skipped).isEqualTo(!reachable);
    }
  }

  @Test
  void who_is_told_why_hears_of_the_first_failure() {
    Dag<Integer> dag = Dag.of(Map.of(1, Set.of(), 2, Set.of(1), 3, Set.of(2)));
    Map<Integer, Outcome> outcomes =
        walk(dag, Runnable::run).run(node -> new Outcome.Failed(new IllegalStateException("no")));
    assertThat(outcomes.get(3)).isEqualTo(new Outcome.Skipped(1));
  }

  @Test
  void an_order_to_stop_starts_nothing_new() {
    Dag<Integer> dag = Dag.of(Map.of(1, Set.of(), 2, Set.of(1)));
    List<Integer> ran = new ArrayList<>();
    Walk<Integer> walk =
        new Walk<>(dag, Runnable::run, () -> !ran.isEmpty(), node -> false, (n, o) -> {});
    Map<Integer, Outcome> outcomes =
        walk.run(
            node -> {
              ran.add(node);
              return new Outcome.Done("");
            });
    assertThat(ran).containsExactly(1);
    assertThat(outcomes.get(2)).isEqualTo(new Outcome.Cancelled());
  }

  @Test
  void an_error_ends_the_walk_and_is_thrown_on() {
    Dag<Integer> dag = Dag.of(Map.of(1, Set.of(), 2, Set.of(1)));
    assertThatThrownBy(
            () ->
                walk(dag, Runnable::run)
                    .run(
                        node -> {
                          throw new AssertionError("node " + node);
                        }))
        .hasMessage("node 1");
  }

  @Test
  void a_circle_is_refused_with_its_nodes() {
    assertThatThrownBy(() -> Dag.of(Map.of(1, Set.of(2), 2, Set.of(1), 3, Set.of())))
        .hasMessageContaining("depend on each other")
        .hasMessageContaining("1")
        .hasMessageContaining("2");
  }

  private static boolean isDone(Map<Integer, Outcome> outcomes, int node) {
    Outcome outcome = outcomes.get(node);
    return outcome != null && outcome.isDone();
  }

  private static Walk<Integer> walk(Dag<Integer> dag, Executor executor) {
    return new Walk<>(dag, executor, () -> false, node -> false, (node, outcome) -> {});
  }

  /** Graphs whose nodes depend on smaller ones. */
  @Provide
  Arbitrary<Dag<Integer>> graphs() {
    return Arbitraries.integers()
        .between(0, 1000)
        .list()
        .ofMaxSize(60)
        .map(
            seeds -> {
              Map<Integer, Set<Integer>> graph = new LinkedHashMap<>();
              for (int node = 0; node < 12; node++) {
                graph.put(node, new LinkedHashSet<>());
              }
              for (int seed : seeds) {
                int node = 1 + seed % 11;
                graph.getOrDefault(node, Set.of()).add(seed / 11 % node);
              }
              return Dag.of(graph);
            });
  }
}
