package dev.jstack.schema.merge;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drops what one file says twice in lists that go by a key; the later item counts. */
public final class Uniqueness {
  private Uniqueness() {}

  /** {@code tree} with such lists made unique. */
  public static Node within(Node tree) {
    return walk(tree, ListKeys.TABLE);
  }

  private static Node walk(Node node, PathTable<ListKeys> table) {
    if (node instanceof SequenceNode list && table.rule() != null) {
      return unique(list, table.rule());
    }
    if (!(node instanceof MappingNode mapping)) {
      return node;
    }
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : mapping.entries()) {
      PathTable<ListKeys> below = table.key(entry.key());
      Node value = below == null ? entry.value() : walk(entry.value(), below);
      if (value != entry.value()) {
        changed = changed == null ? mapping.toBuilder() : changed;
        changed.put(entry.with(value));
      }
    }
    return changed == null ? mapping : changed.build();
  }

  private static SequenceNode unique(SequenceNode list, ListKeys key) {
    if (list.items().size() < 2) {
      return list;
    }
    Map<Object, Node> byKey = new LinkedHashMap<>();
    for (Node item : list.items()) {
      byKey.put(key.withinFile(item), item);
    }
    return byKey.size() == list.items().size()
        ? list
        : new SequenceNode(List.copyOf(byKey.values()), list.range());
  }
}
