package dev.jstack.schema.tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values tagged {@code !reset} out of a tree and notes which paths are cleared. Runs only
 * for documents that use the tags; aliases share nodes, so a tag in an anchor counts at each use.
 */
final class Clearing {
  private final Map<Node, ClearingTag> tags;
  private final Set<NodePath> cleared = new LinkedHashSet<>();

  private Clearing(Map<Node, ClearingTag> tags) {
    this.tags = tags;
  }

  static Document of(Node root, Map<Node, ClearingTag> tags) {
    Clearing clearing = new Clearing(tags);
    Node kept = clearing.walk(root, NodePath.ROOT);
    return new Document(
        kept == null ? ScalarNode.nullAt(root.range()) : kept, List.copyOf(clearing.cleared));
  }

  private @Nullable Node walk(Node node, NodePath path) {
    if (tags.get(node) == ClearingTag.RESET) {
      return null;
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, path);
    }
    return node instanceof SequenceNode list ? sequence(list, path) : node;
  }

  private MappingNode mapping(MappingNode mapping, NodePath path) {
    List<MappingNode.Entry> kept = new ArrayList<>();
    for (MappingNode.Entry entry : mapping.entries()) {
      NodePath place = path.key(entry.key());
      if (tags.containsKey(entry.value())) {
        cleared.add(place);
      }
      Node value = walk(entry.value(), place);
      if (value != null) {
        kept.add(entry.with(value));
      }
    }
    return MappingNode.of(kept, mapping.range());
  }

  /** A tag on a list item drops the item of this document and clears nothing elsewhere. */
  private SequenceNode sequence(SequenceNode list, NodePath path) {
    List<Node> kept = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Node value = walk(list.items().get(i), path.index(i));
      if (value != null) {
        kept.add(value);
      }
    }
    return new SequenceNode(kept, list.range());
  }
}
