package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/** {@code provider.options}: each option is a list of texts. */
final class ProviderOptions {
  private ProviderOptions() {}

  static Node expand(Node node, Scope scope) {
    if (!(node instanceof MappingNode options)) {
      return node;
    }
    List<MappingNode.Entry> entries = new ArrayList<>();
    for (MappingNode.Entry entry : options.entries()) {
      entries.add(entry.with(texts(Shapes.LIST.apply(entry.value(), scope))));
    }
    return MappingNode.of(entries, node.range());
  }

  private static Node texts(Node node) {
    if (!(node instanceof SequenceNode list)) {
      return node;
    }
    List<Node> items = new ArrayList<>();
    list.items().forEach(i -> items.add(i instanceof ScalarNode s && !s.isNull() ? s.asText() : i));
    return new SequenceNode(items, list.range());
  }
}
