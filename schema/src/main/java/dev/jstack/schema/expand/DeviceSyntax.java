package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.List;

/** {@code devices} and {@code gpus}. */
final class DeviceSyntax {
  private static final int ALL = -1;

  private DeviceSyntax() {}

  /** {@code class/GUID}, {@code IDType://ID} or {@code source:target:permissions}. */
  static Node mapping(Node item, Scope scope) {
    if (!(item instanceof ScalarNode scalar) || !scalar.isText()) {
      return item;
    }
    String text = scalar.text();
    List<String> fields = text.contains("://") ? List.of(text) : List.of(text.split(":", -1));
    if (fields.size() > 3 || fields.get(0).isEmpty()) {
      scope.refuse(
          ExpandCode.DEVICE, item, "confusing device mapping, please use long syntax: " + text);
      return item;
    }
    return MappingNode.builder(item.range())
        .putText("source", fields.get(0))
        .putText("target", fields.size() > 1 ? fields.get(1) : fields.get(0))
        .putText("permissions", fields.size() > 2 ? fields.get(2) : "rwm")
        .build();
  }

  /** {@code gpus: all}. */
  static Node gpus(Node node) {
    if (node instanceof ScalarNode scalar && scalar.text().equals("all")) {
      MappingNode all =
          MappingNode.builder(node.range())
              .put("count", ScalarNode.integer(ALL, node.range()))
              .build();
      return new SequenceNode(List.of(all), node.range());
    }
    return node;
  }

  /** {@code count: all}. */
  static Node count(Node node, Scope scope) {
    if (!(node instanceof ScalarNode scalar) || !scalar.isText()) {
      return node;
    }
    if (scalar.text().equals("all")) {
      return ScalarNode.integer(ALL, node.range());
    }
    try {
      return ScalarNode.integer(Integer.parseInt(scalar.text()), node.range());
    } catch (NumberFormatException e) {
      scope.refuse(
          ExpandCode.COUNT,
          node,
          "invalid value \"" + scalar.text() + "\", the only value allowed is 'all' or a number");
      return node;
    }
  }
}
