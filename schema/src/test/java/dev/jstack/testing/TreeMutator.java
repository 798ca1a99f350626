package dev.jstack.testing;

import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one place of a tree at random, as slips of people do. */
public final class TreeMutator {
  private final Random random;
  private final List<String> attributes;
  private int countdown;

  /**
   * @param attributes names that may take the place of others
   */
  public TreeMutator(Random random, List<String> attributes) {
    this.random = random;
    this.attributes = attributes;
  }

  /** {@code root} with one place changed; the root itself stays a mapping. */
  public MappingNode mutate(MappingNode root) {
    countdown = random.nextInt(count(root));
    return (MappingNode) walk(root, true);
  }

  private static int count(Node node) {
    int count = 1;
    if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        count += count(entry.value());
      }
    } else if (node instanceof SequenceNode list) {
      for (Node item : list.items()) {
        count += count(item);
      }
    }
    return count;
  }

  private Node walk(Node node, boolean root) {
    if (countdown-- == 0 && !root) {
      return changed(node);
    }
    if (node instanceof MappingNode mapping) {
      List<MappingNode.Entry> entries = new ArrayList<>();
      for (MappingNode.Entry entry : mapping.entries()) {
        String key = countdown == 0 && random.nextInt(3) == 0 ? name() : entry.key();
        entries.add(new MappingNode.Entry(key, entry.keyRange(), walk(entry.value(), false)));
      }
      return MappingNode.of(entries, mapping.range());
    }
    if (node instanceof SequenceNode list) {
      return new SequenceNode(
          list.items().stream().map(item -> walk(item, false)).toList(), list.range());
    }
    return node;
  }

  private String name() {
    return attributes.get(random.nextInt(attributes.size()));
  }

  private Node changed(Node node) {
    SourceRange range = node.range();
    return switch (random.nextInt(9)) {
      case 0 -> ScalarNode.nullAt(range);
      case 1 -> ScalarNode.integer(random.nextInt(400) - 100, range);
      case 2 -> ScalarNode.bool(random.nextBoolean(), range);
      case 3 -> new ScalarNode(ScalarNode.Kind.FLOAT, "1.5", ScalarNode.Style.PLAIN, range);
      case 4 -> ScalarNode.text("x", range);
      case 5 -> new SequenceNode(List.of(node), range);
      case 6 -> new SequenceNode(List.of(node, node), range);
      case 7 -> MappingNode.of(List.of(new MappingNode.Entry(name(), range, node)), range);
      default -> MappingNode.of(List.of(), range);
    };
  }
}
