package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code ports}: short items to long ones, a range to one item for each port. */
final class PortSyntax {
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "sctp");

  private PortSyntax() {}

  /** The whole list; an item that is no port stays. */
  static Node expand(Node node, Scope scope) {
    if (!(node instanceof SequenceNode list)) {
      return node;
    }
    List<Node> items = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof ScalarNode scalar && !scalar.isNull()) {
        items.addAll(shortForm(scalar, scope));
      } else if (item instanceof MappingNode port) {
        items.add(longForm(port));
      } else {
        items.add(item);
      }
    }
    return new SequenceNode(items, list.range());
  }

  private static Node longForm(MappingNode port) {
    MappingNode.Builder full = port.toBuilder();
    if (isEmpty(port, "mode")) {
      full.putText("mode", "ingress");
    }
    if (isEmpty(port, "protocol")) {
      full.putText("protocol", "tcp");
    }
    return full.build();
  }

  /** Empty, as of a variable without a value, is not given: it is not printed either. */
  private static boolean isEmpty(MappingNode port, String key) {
    Node value = port.get(key);
    return value == null
        || value.isNull()
        || value instanceof ScalarNode scalar && scalar.text().isEmpty();
  }

  private static List<Node> shortForm(ScalarNode item, Scope scope) {
    try {
      List<PortText.Port> ports = new ArrayList<>(new PortText(item.text()).ports());
      if (ports.size() > 1) {
        ports.sort(Comparator.comparing(p -> p.target() + "/" + p.protocol()));
      }
      List<Node> nodes = new ArrayList<>(ports.size());
      for (PortText.Port port : ports) {
        nodes.add(node(port, item));
      }
      return nodes;
    } catch (PortText.Malformed e) {
      scope.refuse(ExpandCode.PORT, item, e.getMessage() + " in `" + item.text() + "`");
      return List.of(item);
    }
  }

  private static Node node(PortText.Port port, ScalarNode item) {
    MappingNode.Builder node = MappingNode.builder(item.range());
    node.putText("mode", "ingress");
    if (!port.host().isEmpty()) {
      node.putText("host_ip", port.host());
    }
    node.put("target", ScalarNode.integer(port.target(), item.range()));
    if (!port.published().isEmpty()) {
      node.putText("published", port.published());
    }
    return node.putText("protocol", port.protocol()).build();
  }

  static boolean isProtocol(String word) {
    return PROTOCOLS.contains(word.toLowerCase(Locale.ROOT));
  }
}
