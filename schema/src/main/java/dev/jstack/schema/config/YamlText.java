package dev.jstack.schema.config;

import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a tree as YAML in block style, two spaces a level. */
final class YamlText {
  private final StringBuilder out = new StringBuilder(4096);
  private final Order order;
  private final boolean escapeDollar;

  YamlText(Order order, boolean escapeDollar) {
    this.order = order;
    this.escapeDollar = escapeDollar;
  }

  String write(MappingNode root, Shape shape) {
    if (root.isEmpty()) {
      return "{}\n";
    }
    members(root, shape, 0, false);
    return out.toString();
  }

  private void members(MappingNode mapping, @Nullable Shape shape, int level, boolean inline) {
    boolean first = inline;
    for (MappingNode.Entry entry : order.of(mapping, shape)) {
      if (!first) {
        indent(level);
      }
      first = false;
      YamlScalar.writeKey(entry.key(), out);
      out.append(':');
      value(entry.value(), Order.member(shape, entry.key()), level);
    }
  }

  private void value(Node node, @Nullable Shape shape, int level) {
    if (node instanceof MappingNode mapping) {
      if (mapping.isEmpty()) {
        out.append(" {}\n");
      } else {
        out.append('\n');
        members(mapping, shape, level + 1, false);
      }
    } else if (node instanceof SequenceNode list) {
      if (list.items().isEmpty()) {
        out.append(" []\n");
      } else {
        out.append('\n');
        items(list.items(), Order.item(shape), level + 1);
      }
    } else {
      out.append(' ');
      YamlScalar.write((ScalarNode) node, escapeDollar, level + 1, out);
      out.append('\n');
    }
  }

  private void items(List<Node> items, @Nullable Shape shape, int level) {
    for (Node item : items) {
      indent(level);
      out.append('-');
      if (item instanceof MappingNode mapping && !mapping.isEmpty()) {
        out.append(' ');
        members(mapping, shape, level + 1, true);
      } else {
        value(item, shape, level);
      }
    }
  }

  private void indent(int level) {
    for (int i = 0; i < level; i++) {
      out.append("  ");
    }
  }
}
