package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.describe.Shape.Items;
import dev.jstack.schema.describe.Shape.Keyed;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.NodePath;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures a tree against the format in one walk. The kind of a node picks the one form it can
 * have, so that a fault is told of that form and never of alternatives nobody meant.
 */
final class StructureChecker {
  private final List<String> steps = new ArrayList<>();
  private final StructureFaults faults;

  StructureChecker(Diagnostics out) {
    this.faults = new StructureFaults(out, steps);
  }

  void check(MappingNode root, RecordShape format) {
    record(root, format);
  }

  private void value(Node node, Shape shape) {
    if (node instanceof MappingNode mapping && shape.members().isPresent()) {
      members(mapping, shape);
    } else if (node instanceof SequenceNode list && shape.items().isPresent()) {
      items(list, shape.items().get());
    } else if (node instanceof ScalarNode scalar && shape.scalars().isPresent()) {
      ScalarCheck.check(scalar, shape, faults);
    } else {
      faults.wrongType(node, shape);
    }
  }

  private void members(MappingNode mapping, Shape shape) {
    Shape.Members members = shape.members().orElseThrow();
    if (members instanceof RecordShape attributes) {
      record(mapping, attributes);
    } else {
      keyed(mapping, (Keyed) members);
    }
  }

  private void record(MappingNode mapping, RecordShape shape) {
    for (MappingNode.Entry entry : mapping.entries()) {
      RecordShape.Attribute attribute = shape.attribute(entry.key());
      if (attribute != null) {
        below(entry.key(), entry.value(), attribute.shape());
      } else if (!shape.admits(entry.key())) {
        faults.unknown(entry, shape);
      }
    }
    for (RecordShape.Attribute attribute : shape.required()) {
      if (!mapping.has(attribute.name())) {
        faults.missing(mapping, attribute);
      }
    }
  }

  private void keyed(MappingNode mapping, Keyed keyed) {
    for (MappingNode.Entry entry : mapping.entries()) {
      if (keyed.names() && !isName(entry.key())) {
        faults.badName(entry);
      }
      below(entry.key(), entry.value(), keyed.value());
    }
  }

  private void items(SequenceNode list, Items items) {
    boolean unique = items.unique() && list.items().size() > 1;
    Map<String, Node> seen = unique ? new HashMap<>() : Map.of();
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      below(NodePath.item(i), item, items.item());
      if (unique) {
        @Nullable Node before = seen.putIfAbsent(Fingerprint.of(item), item);
        if (before != null) {
          faults.duplicate(item, before);
        }
      }
    }
  }

  private void below(String step, Node node, Shape shape) {
    steps.add(step);
    value(node, shape);
    steps.remove(steps.size() - 1);
  }

  private static boolean isName(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return !key.isEmpty();
  }
}
