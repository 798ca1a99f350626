package dev.jstack.engine.plan;

import java.util.StringJoiner;

/** A plan as text for golden files and {@code --verbose}: one step a line. */
public final class PlanText {
  private PlanText() {}

  /** {@code [#1,#2] -> #3 create service/web/1, new}, each step after those it depends on. */
  public static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (PlanNode node : plan.nodes()) {
      StringJoiner needs = new StringJoiner(",", "[", "]");
      node.dependencies().forEach(needs::add);
      text.append(needs).append(" -> ").append(node.id()).append(' ').append(node.verb().word());
      text.append(' ').append(node.address()).append(", ").append(node.cause());
      if (!node.group().isEmpty()) {
        text.append(" [").append(node.group()).append(']');
      }
      text.append(node.destructive() ? " (destructive)\n" : "\n");
    }
    return text.toString();
  }
}
