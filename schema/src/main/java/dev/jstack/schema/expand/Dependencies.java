package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;

/** {@code depends_on}: a list means that each is started, and required. */
final class Dependencies {
  private Dependencies() {}

  static Node expand(Node node) {
    if (!(node instanceof SequenceNode list) || !Shapes.allTexts(list)) {
      return node;
    }
    MappingNode.Builder mapping = MappingNode.builder(node.range());
    for (Node item : list.items()) {
      ScalarNode name = (ScalarNode) item;
      mapping.put(new MappingNode.Entry(name.text(), name.range(), started(name)));
    }
    return mapping.build();
  }

  private static Node started(ScalarNode name) {
    return MappingNode.builder(name.range())
        .putText("condition", "service_started")
        .put("required", ScalarNode.bool(true, name.range()))
        .build();
  }
}
