package dev.jstack.engine.plan;

import dev.jstack.engine.graph.Dag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Steps while they are collected. Each has a key that others name before it is there; a dependency
 * on a key that never comes is no dependency, since nothing has to be done for it.
 */
final class Draft {
  private final Map<String, Step> steps = new LinkedHashMap<>();

  private record Step(Action action, String cause, String group, Set<String> after) {}

  void add(Action action, String cause, String group, Collection<String> after) {
    steps.put(key(action), new Step(action, cause, group, new LinkedHashSet<>(after)));
  }

  boolean has(String key) {
    return steps.containsKey(key);
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Adds dependencies to a step that is there; unknown keys are ignored when the draft is done. */
  void order(String key, Collection<String> after) {
    Step step = steps.get(key);
    if (step != null) {
      step.after().addAll(after);
    }
  }

  /** The key of {@code action}: what it does to what. */
  static String key(Action action) {
    String key = key(action.verb(), action.object());
    if (action instanceof AwaitContainer await) {
      // One that bears failures is no substitute for one that others depend on.
      String update = await.update().filter(u -> u.bears(1)).map(u -> " update").orElse("");
      return key + await.condition() + await.required() + await.hold() + update;
    }
    if (action instanceof SwitchNames || action instanceof UpdateHosts) {
      return key + (action instanceof SwitchNames ? " names" : " hosts");
    }
    boolean release = action instanceof UpdatePorts ports && ports.added().isEmpty();
    return key + (release ? " release" : "");
  }

  static String key(Verb verb, String object) {
    return verb.word() + " " + object;
  }

  /** The steps in an order that respects every dependency, numbered. */
  List<PlanNode> nodes() {
    Map<String, Set<String>> dependencies = new LinkedHashMap<>();
    steps.forEach((key, step) -> dependencies.put(key, known(step.after())));
    Map<String, String> ids = new LinkedHashMap<>();
    for (String key : Dag.of(dependencies).order()) {
      ids.put(key, "#" + (ids.size() + 1));
    }
    List<PlanNode> nodes = new ArrayList<>();
    ids.forEach(
        (key, id) -> nodes.add(node(id, key, dependencies.getOrDefault(key, Set.of()), ids)));
    return nodes;
  }

  private Set<String> known(Set<String> after) {
    Set<String> known = new LinkedHashSet<>(after);
    known.retainAll(steps.keySet());
    return known;
  }

  private PlanNode node(String id, String key, Set<String> needs, Map<String, String> ids) {
    Step step = Objects.requireNonNull(steps.get(key), key);
    // By number, so that a plan reads the same however its dependencies were found.
    List<String> needed =
        needs.stream()
            .flatMap(need -> Optional.ofNullable(ids.get(need)).stream())
            .sorted(
                Comparator.comparingInt(other -> Integer.parseInt(other, 1, other.length(), 10)))
            .toList();
    boolean destructive = step.action() instanceof RemoveVolume;
    return new PlanNode(
        id, step.action(), step.cause(), new LinkedHashSet<>(needed), step.group(), destructive);
  }
}
