package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.ProviderRecord;
import java.util.ArrayList;
import java.util.List;

/** What people must know of a plan that runs programs of their machine. */
final class ProviderNotes {
  private final List<String> notes = new ArrayList<>();

  private ProviderNotes() {}

  static List<String> of(
      DesiredState desired, ObservedState observed, Scope scope, List<PlanNode> nodes) {
    ProviderNotes all = new ProviderNotes();
    nodes.forEach(node -> all.runs(node, desired));
    if (scope.tellsOrphans() && scope.isWhole()) {
      all.orphans(desired, observed);
    }
    return all.notes;
  }

  private void runs(PlanNode node, DesiredState desired) {
    if (node.action() instanceof BringProvider bring) {
      DesiredProvider provider = bring.provider();
      String name = provider.provider().name().value();
      notes.add(
          "provider %s runs a program of this machine, in no container, with all rights of whoever"
                  .formatted(name)
              + " runs jstack: "
              + provider.program()
              + " "
              + provider.shownCommand(desired.stack().value()));
      List<String> users = users(desired, name);
      if (!users.isEmpty()) {
        notes.add(
            "what provider %s sets is known when it has run; until then %s may be planned"
                    .formatted(name, String.join(", ", users))
                + " otherwise than it comes");
      }
    }
  }

  private static List<String> users(DesiredState desired, String provider) {
    return desired.containers().stream()
        .filter(
            container ->
                container.dependencies().stream()
                    .anyMatch(dependency -> dependency.service().value().equals(provider)))
        .map(container -> container.address().name())
        .distinct()
        .toList();
  }

  private void orphans(DesiredState desired, ObservedState observed) {
    for (ProviderRecord record : observed.providers().values()) {
      boolean wanted =
          desired.providers().stream()
              .anyMatch(p -> p.provider().name().value().equals(record.service()));
      if (!wanted) {
        notes.add(
            "provider %s was brought and is not in the stack file (--remove-orphans ends it)"
                .formatted(record.service()));
      }
    }
  }
}
