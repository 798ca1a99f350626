package dev.jstack.runner.view;

import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanNode;

/** The steps of a plan and what each waits for, as a drawing for Mermaid or Graphviz. */
public final class PlanGraph {
  private PlanGraph() {}

  /** For Mermaid, which GitHub draws. */
  public static String mermaid(Plan plan) {
    StringBuilder text = new StringBuilder("graph TD\n");
    for (PlanNode node : plan.nodes()) {
      text.append("  ").append(id(node.id())).append("[\"").append(label(node)).append("\"]\n");
      for (String before : node.dependencies()) {
        text.append("  ").append(id(before)).append(" --> ").append(id(node.id())).append('\n');
      }
    }
    return text.toString().stripTrailing();
  }

  /** For Graphviz. */
  public static String dot(Plan plan) {
    StringBuilder text = new StringBuilder("digraph plan {\n  node [shape=box];\n");
    for (PlanNode node : plan.nodes()) {
      text.append("  ").append(id(node.id())).append(" [label=\"").append(label(node));
      text.append("\"];\n");
      for (String before : node.dependencies()) {
        text.append("  ").append(id(before)).append(" -> ").append(id(node.id())).append(";\n");
      }
    }
    return text.append('}').toString();
  }

  private static String id(String node) {
    return node.replace("#", "n");
  }

  private static String label(PlanNode node) {
    return (node.verb().word() + " " + node.address()).replace("\"", "'");
  }
}
