package dev.jstack.engine.plan;

import dev.jstack.diagnostic.SourceRange;
import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.schema.model.Origin;
import dev.jstack.schema.model.UpdateRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan's steps as changes for people: one for each service, network or volume. */
final class ChangeList {
  private final List<Change> changes = new ArrayList<>();

  /** The changes of verdicts about services that are replaced by {@code rules}. */
  void services(UpdateRules rules, List<Verdict> verdicts) {
    Map<String, Map<Change.Kind, List<Verdict>>> services = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      kind(verdict)
          .ifPresent(
              kind ->
                  services
                      .computeIfAbsent(
                          verdict.container().address().name(), n -> new LinkedHashMap<>())
                      .computeIfAbsent(kind, k -> new ArrayList<>())
                      .add(verdict));
    }
    services.forEach(
        (name, kinds) ->
            kinds.forEach((kind, same) -> changes.add(change(rules.of(name), name, kind, same))));
  }

  /** Replicas that go; services in {@code staying} keep others. */
  void removed(List<ObservedContainer> containers, Set<String> staying) {
    List<ObservedContainer> hooks = containers.stream().filter(one -> one.id().isHook()).toList();
    byService(hooks)
        .forEach(
            (name, replicas) ->
                add(Change.Kind.REMOVE, "service", name, replicas, "remove what ran before it"));
    byService(containers.stream().filter(one -> !one.id().isHook()).toList())
        .forEach(
            (name, replicas) -> {
              String some = replicas.size() == 1 ? "1 replica" : replicas.size() + " replicas";
              String summary = staying.contains(name) ? "remove " + some : "remove";
              add(Change.Kind.REMOVE, "service", name, replicas, summary);
            });
  }

  /** Tells with each service what runs before its replicas start. */
  void runs(List<PlanNode> nodes) {
    Map<String, Set<String>> runs = new LinkedHashMap<>();
    for (PlanNode node : nodes) {
      if (node.action() instanceof RunHook run) {
        runs.computeIfAbsent(node.address().name(), n -> new LinkedHashSet<>())
            .add(run.hook().name());
      }
    }
    changes.replaceAll(
        change ->
            change.what().equals("service") && change.kind() != Change.Kind.REMOVE
                ? withRuns(change, runs.getOrDefault(change.name(), Set.of()))
                : change);
  }

  private static Change withRuns(Change change, Set<String> runs) {
    return runs.isEmpty()
        ? change
        : new Change(
            change.kind(),
            change.what(),
            change.name(),
            change.replicas(),
            change.summary() + ", after " + String.join(", ", runs),
            change.fields(),
            change.reasons());
  }

  /** Replicas that are stopped or started as they are. */
  void controlled(Change.Kind kind, List<ObservedContainer> containers, String summary) {
    byService(containers)
        .forEach((name, replicas) -> add(kind, "service", name, replicas, summary));
  }

  private static Map<String, Set<Integer>> byService(List<ObservedContainer> containers) {
    Map<String, Set<Integer>> services = new LinkedHashMap<>();
    for (ObservedContainer container : containers) {
      services
          .computeIfAbsent(container.address().name(), n -> new LinkedHashSet<>())
          .add(container.address().replica());
    }
    return services;
  }

  /** Networks, volumes and named namespaces among {@code nodes}. */
  void surroundings(List<PlanNode> nodes) {
    Set<String> told = new LinkedHashSet<>();
    changes.forEach(change -> told.add(change.name()));
    for (PlanNode node : nodes) {
      ResourceAddress address = node.address();
      boolean named = address.kind() == ResourceKind.NAMESPACE && address.replica() == 0;
      boolean own = address.kind() == ResourceKind.NETWORK || address.kind() == ResourceKind.VOLUME;
      boolean leftover = node.verb() == Verb.REMOVE && !told.contains(address.name());
      boolean service =
          address.kind() == ResourceKind.SERVICE || address.kind() == ResourceKind.PROVIDER;
      boolean remade = own && node.verb() == Verb.REMOVE && isMade(address, nodes);
      if ((named || own || leftover && !service) && !remade) {
        Change.Kind kind = node.verb() == Verb.REMOVE ? Change.Kind.REMOVE : Change.Kind.CREATE;
        String summary =
            node.action() instanceof CreateNetwork create
                ? range(create.network()) + because(node)
                : node.cause();
        boolean shared = address.equals(Naming.SHARED_NETWORK);
        String name = shared ? Naming.OWNER : address.name();
        add(kind, address.kind().word(), name, Set.of(), summary);
      }
    }
  }

  /** A network that goes and comes again is told once, by what comes. */
  private static boolean isMade(ResourceAddress address, List<PlanNode> nodes) {
    return nodes.stream()
        .anyMatch(node -> node.verb() == Verb.CREATE && node.address().equals(address));
  }

  private static String because(PlanNode node) {
    return node.cause().equals("new") ? "" : ", made anew: " + node.cause();
  }

  /** Programs of providers that run. */
  void providers(String stack, List<PlanNode> nodes, Origin origin) {
    for (PlanNode node : nodes) {
      if (node.action() instanceof BringProvider bring) {
        DesiredProvider provider = bring.provider();
        String path = provider.path() + ".provider";
        changes.add(
            new Change(
                Change.Kind.CREATE,
                "provider",
                node.address().name(),
                List.of(),
                node.cause(),
                List.of(
                    told("runs", provider.program(), origin.of(path + ".type")),
                    told("with", provider.shownCommand(stack), origin.of(path))),
                List.of()));
      } else if (node.action() instanceof EndProvider end) {
        Change.Kind kind = end.remove() ? Change.Kind.REMOVE : Change.Kind.STOP;
        String summary = "runs " + end.record().program();
        add(kind, "provider", node.address().name(), Set.of(), summary);
      }
    }
  }

  private static Change.FieldChange told(String name, String value, Optional<SourceRange> where) {
    return new Change.FieldChange(name, Optional.empty(), Optional.of(value), where);
  }

  List<Change> list() {
    return List.copyOf(changes);
  }

  private static String range(DesiredNetwork network) {
    return network.isShared() ? network.range() + ", shared by all stacks" : network.range();
  }

  private void add(
      Change.Kind kind, String what, String name, Set<Integer> replicas, String summary) {
    changes.add(new Change(kind, what, name, List.copyOf(replicas), summary, List.of(), List.of()));
  }

  private static Optional<Change.Kind> kind(Verdict verdict) {
    return switch (verdict.kind()) {
      case KEEP -> Optional.empty();
      case UPDATE -> Optional.of(Change.Kind.UPDATE);
      case START -> Optional.of(Change.Kind.START);
      case RESTART -> Optional.of(Change.Kind.RESTART);
      case REPLACE -> Optional.of(Change.Kind.REPLACE);
      case CREATE -> Optional.of(Change.Kind.CREATE);
    };
  }

  private static Change change(
      UpdateRule rule, String name, Change.Kind kind, List<Verdict> verdicts) {
    List<Integer> replicas =
        verdicts.stream().map(verdict -> verdict.container().address().replica()).toList();
    Verdict first = verdicts.get(0);
    List<String> reasons = kind == Change.Kind.REPLACE ? Reasons.of(first.fields()) : List.of();
    if (first.fields().isEmpty() && kind != Change.Kind.CREATE && !first.cause().isEmpty()) {
      reasons = kind == Change.Kind.START ? List.of() : List.of(first.cause()); // START says it
    }
    String summary = summary(rule, kind, verdicts.size(), first);
    return new Change(kind, "service", name, replicas, summary, first.fields(), reasons);
  }

  private static String summary(UpdateRule rule, Change.Kind kind, int count, Verdict first) {
    return switch (kind) {
      case CREATE -> count == 1 ? "new" : count + " new replicas";
      case UPDATE -> "in place, no restart";
      case START -> "start, " + first.cause();
      case STOP -> "stop";
      case REMOVE -> "remove";
      case RESTART -> "restart" + (count == 1 ? "" : " " + count + " replicas");
      case REPLACE -> replaced(rule, count) + order(rule, first);
    };
  }

  /** The same configuration has the same id, so that one cannot run beside the other. */
  private static String order(UpdateRule rule, Verdict first) {
    return rule.startsFirst() && first.current().isEmpty() ? " (update_config: start-first)" : "";
  }

  private static String replaced(UpdateRule rule, int count) {
    if (count == 1) {
      return "replace";
    }
    int atOnce = rule.parallelism();
    String how =
        atOnce == 0 || atOnce >= count
            ? "all at once"
            : atOnce == 1 ? "one after the other" : atOnce + " at a time";
    return "replace " + count + " replicas, " + how;
  }
}
