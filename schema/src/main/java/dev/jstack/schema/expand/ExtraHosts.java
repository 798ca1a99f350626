package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists of {@code name=value} that may be written as mappings. */
final class ExtraHosts {
  private ExtraHosts() {}

  /** {@code extra_hosts}: sorted {@code host=address}. */
  static Node expand(Node node) {
    List<ScalarNode> pairs = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      for (Node item : list.items()) {
        if (!(item instanceof ScalarNode scalar) || !scalar.isText()) {
          return node;
        }
        addAll(pairs, scalar);
      }
    } else if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        if (!addAll(pairs, entry)) {
          return node;
        }
      }
    } else {
      return node;
    }
    pairs.sort(Comparator.comparing(ScalarNode::text));
    return new SequenceNode(List.copyOf(pairs), node.range());
  }

  /** {@code build.ssh}: {@code id} or {@code id=path}. */
  static Node ssh(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return node;
    }
    List<Node> items = new ArrayList<>();
    for (MappingNode.Entry entry : mapping.entries()) {
      if (!(entry.value() instanceof ScalarNode value)) {
        return node;
      }
      boolean bare = value.isNull() || value.text().isEmpty();
      String text = bare ? entry.key() : entry.key() + "=" + value.text();
      items.add(ScalarNode.text(text, entry.keyRange()));
    }
    return new SequenceNode(items, node.range());
  }

  private static boolean addAll(List<ScalarNode> pairs, MappingNode.Entry entry) {
    List<Node> values =
        entry.value() instanceof SequenceNode list ? list.items() : List.of(entry.value());
    for (Node value : values) {
      if (!(value instanceof ScalarNode scalar) || scalar.isNull()) {
        return false;
      }
      for (String address : scalar.text().split(",", -1)) {
        pairs.add(ScalarNode.text(entry.key() + "=" + bare(address), entry.keyRange()));
      }
    }
    return true;
  }

  /** {@code host=address}, {@code host:address} or several addresses with commas between. */
  private static void addAll(List<ScalarNode> pairs, ScalarNode item) {
    String text = item.text();
    int split = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    if (split < 0) {
      pairs.add(item);
      return;
    }
    String host = text.substring(0, split);
    for (String address : text.substring(split + 1).split(",", -1)) {
      pairs.add(item.withText(host + "=" + bare(address)));
    }
  }

  private static String bare(String address) {
    String text = address.strip();
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }
}
