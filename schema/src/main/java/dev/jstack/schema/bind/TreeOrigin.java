package dev.jstack.schema.bind;

import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.model.Origin;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import java.util.Optional;

/** Places of the canonical tree's values; keys may hold dots, so the longest that fits is taken. */
final class TreeOrigin implements Origin {
  private final MappingNode tree;

  TreeOrigin(MappingNode tree) {
    this.tree = tree;
  }

  @Override
  public Optional<SourceRange> of(String path) {
    SourceRange place = tree.range();
    Node node = tree;
    String rest = path;
    while (!rest.isEmpty()) {
      Optional<Step> step = step(node, rest.startsWith(".") ? rest.substring(1) : rest);
      if (step.isEmpty()) {
        break;
      }
      node = step.get().node();
      place = step.get().place();
      rest = step.get().rest();
    }
    return place.hasLine() ? Optional.of(place) : Optional.empty();
  }

  private record Step(Node node, SourceRange place, String rest) {}

  private static Optional<Step> step(Node node, String rest) {
    if (node instanceof MappingNode mapping) {
      return mapping.entries().stream()
          .filter(e -> fits(e.key(), rest))
          .max((a, b) -> Integer.compare(a.key().length(), b.key().length()))
          .map(e -> new Step(e.value(), place(e), rest.substring(e.key().length())));
    }
    int close = rest.indexOf(']');
    if (!(node instanceof SequenceNode list) || !rest.startsWith("[") || close < 0) {
      return Optional.empty();
    }
    try {
      int index = Integer.parseInt(rest.substring(1, close));
      Node item = list.items().get(index);
      return Optional.of(new Step(item, item.range(), rest.substring(close + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(String key, String rest) {
    return rest.startsWith(key)
        && (rest.length() == key.length() || ".[".indexOf(rest.charAt(key.length())) >= 0);
  }

  /** A scalar is shown itself, a structure by its key. */
  private static SourceRange place(MappingNode.Entry entry) {
    boolean structure =
        entry.value() instanceof MappingNode || entry.value() instanceof SequenceNode;
    return structure || entry.value().isNull() ? entry.keyRange() : entry.value().range();
  }
}
