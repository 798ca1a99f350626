package dev.jstack.schema.validate;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.Map;
import java.util.TreeMap;

/** A text that two values share when they are equal, wherever they stand. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.kind().name().charAt(0) + scalar.text() + '\0';
    }
    StringBuilder out = new StringBuilder();
    if (node instanceof MappingNode mapping) {
      Map<String, String> members = new TreeMap<>();
      mapping.entries().forEach(entry -> members.put(entry.key(), of(entry.value())));
      members.forEach((key, value) -> out.append(key).append('\1').append(value));
      return "{" + out + "}";
    }
    ((SequenceNode) node).items().forEach(item -> out.append(of(item)));
    return "[" + out + "]";
  }
}
