package dev.jstack.schema.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a table of rules to a tree, from the top down; goes only where rules are.
 *
 * @param <S> what rules may know
 */
public final class Rewriter<S extends TreePath> {
  private final S scope;

  public Rewriter(S scope) {
    this.scope = scope;
  }

  /** {@code node} with the rules of {@code table} applied. */
  public Node rewrite(Node node, PathTable<TreeRule<S>> table) {
    TreeRule<S> rule = table.rule();
    Node here = rule == null ? node : rule.apply(node, scope);
    if (here instanceof MappingNode mapping) {
      return mapping(mapping, table);
    }
    PathTable<TreeRule<S>> items = table.item();
    return here instanceof SequenceNode list && items != null ? sequence(list, items) : here;
  }

  private Node mapping(MappingNode mapping, PathTable<TreeRule<S>> table) {
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : mapping.entries()) {
      PathTable<TreeRule<S>> below = table.key(entry.key());
      if (below == null) {
        continue;
      }
      scope.enter(entry.key());
      Node value = rewrite(entry.value(), below);
      scope.leave();
      if (value != entry.value()) {
        changed = changed == null ? mapping.toBuilder() : changed;
        changed.put(entry.with(value));
      }
    }
    return changed == null ? mapping : changed.build();
  }

  private Node sequence(SequenceNode list, PathTable<TreeRule<S>> table) {
    List<Node> items = new ArrayList<>(list.items().size());
    boolean changed = false;
    for (Node item : list.items()) {
      scope.enter(NodePath.item(items.size()));
      Node value = rewrite(item, table);
      scope.leave();
      changed |= value != item;
      items.add(value);
    }
    return changed ? new SequenceNode(items, list.range()) : list;
  }
}
