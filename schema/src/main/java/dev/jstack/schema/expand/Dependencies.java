package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;

/** {@code depends_on}: a list means that each is started, and required. */
final class Dependencies {
  private Dependencies() {}

  static Node expand(Node node, Scope scope) {
    return Shapes.named(node, Dependencies::started);
  }

  private static Node started(ScalarNode name) {
    return MappingNode.builder(name.range())
        .putText("condition", "service_started")
        .put("required", ScalarNode.bool(true, name.range()))
        .build();
  }
}
