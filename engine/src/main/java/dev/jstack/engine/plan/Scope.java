package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.schema.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which services a plan may touch, and what is there beyond what the file has. */
final class Scope {
  private final Stack stack;
  private final DesiredState desired;
  private final ObservedState observed;
  private final PlanOptions options;
  private final Set<String> named;

  Scope(Stack stack, DesiredState desired, ObservedState observed, PlanOptions options) {
    this.stack = stack;
    this.desired = desired;
    this.observed = observed;
    this.options = options;
    this.named =
        options.dependencies()
            ? withDependencies(options.services())
            : new LinkedHashSet<>(options.services());
  }

  /** Whether the plan is about the whole stack. */
  boolean isWhole() {
    return options.services().isEmpty();
  }

  boolean has(String service) {
    return isWhole() || named.contains(service);
  }

  /** What is there of services or replicas that the file does not have, and goes. */
  List<ObservedContainer> surplus() {
    return observed.containers().values().stream().filter(this::isSurplus).toList();
  }

  /** Services that the file does not have and that stay all the same. */
  List<String> orphans() {
    if (options.orphans() == PlanOptions.Orphans.REMOVE || !isWhole()) {
      return List.of();
    }
    return observed.containers().values().stream()
        .filter(container -> !isInFile(container))
        .filter(container -> !container.id().isHook() && !isRemains(container))
        .map(container -> container.address().name())
        .distinct()
        .toList();
  }

  boolean removesOrphans() {
    return isWhole() && options.orphans() == PlanOptions.Orphans.REMOVE;
  }

  boolean tellsOrphans() {
    return options.orphans() == PlanOptions.Orphans.TELL;
  }

  /** Why {@code surplus} goes. */
  String cause(ObservedContainer surplus) {
    if (surplus.id().isHook()) {
      return "left by an interrupted run";
    }
    return isInFile(surplus) ? "scaled down" : "not in the stack file";
  }

  private boolean isSurplus(ObservedContainer container) {
    boolean hook = container.id().isHook();
    if (!hook && desired.resources().containsKey(container.address())) {
      return false;
    }
    if (isInFile(container)) {
      return has(container.address().name());
    }
    return isWhole()
        && (hook || options.orphans() == PlanOptions.Orphans.REMOVE || isRemains(container));
  }

  private boolean isInFile(ObservedContainer container) {
    return stack.service(container.address().name()).isPresent();
  }

  /** Something half made or left behind that no service of any file was ever meant to be. */
  private static boolean isRemains(ObservedContainer container) {
    return container.record().isEmpty()
        && container.presence() == ObservedContainer.Presence.STOPPED;
  }

  private Set<String> withDependencies(List<String> services) {
    Set<String> scope = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(services);
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (scope.add(name)) {
        stack.dependencies(name).forEach(d -> open.add(d.service().value()));
      }
    }
    return scope;
  }
}
