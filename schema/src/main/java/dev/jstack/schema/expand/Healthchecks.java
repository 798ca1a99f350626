package dev.jstack.schema.expand;

import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.List;

/** {@code healthcheck.test} as a text: one line for the image's shell. */
final class Healthchecks {
  private Healthchecks() {}

  static Node test(Node node) {
    return node instanceof ScalarNode scalar && scalar.isText()
        ? new SequenceNode(
            List.of(ScalarNode.text("CMD-SHELL", node.range()), scalar), node.range())
        : node;
  }
}
