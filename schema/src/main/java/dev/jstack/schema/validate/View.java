package dev.jstack.schema.validate;

import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the canonical tree, such as a service, and ways to look into it that never fail: a
 * value of another kind counts as absent, because the structure was checked before.
 *
 * @param name the key of the mapping
 * @param at where that key stands
 */
record View(String name, SourceRange at, MappingNode node) {

  /** The value of {@code key}, or null. */
  @Nullable Node get(String key) {
    Node there = node.get(key);
    return there == null || there.isNull() ? null : there;
  }

  boolean has(String key) {
    return get(key) != null;
  }

  /** The text of a scalar; empty when it is absent. */
  String text(String key) {
    return text(get(key));
  }

  /** The value at the end of {@code path}, or null. */
  @Nullable Node get(String... path) {
    Node here = node;
    for (String step : path) {
      here = here instanceof MappingNode mapping ? mapping.get(step) : null;
      if (here == null || here.isNull()) {
        return null;
      }
    }
    return here;
  }

  boolean has(String... path) {
    return get(path) != null;
  }

  /** The text of a scalar; empty when it is absent. */
  String text(String... path) {
    return text(get(path));
  }

  static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** Where the value stands; where the mapping's key stands when it is absent. */
  SourceRange place(String... path) {
    Node there = get(path);
    return there == null ? at : there.range();
  }

  /** The items of a list; none when it is absent. */
  List<Node> items(String key) {
    return items(get(key));
  }

  /** The same at the end of {@code path}. */
  List<Node> items(String... path) {
    return items(get(path));
  }

  private static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode list ? list.items() : List.of();
  }

  /** The items of a list that are mappings, named by the mapping that holds the list. */
  List<View> mappings(String key) {
    return mappings(items(key));
  }

  /** The same at the end of {@code path}. */
  List<View> mappings(String... path) {
    return mappings(items(path));
  }

  private List<View> mappings(List<Node> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    List<View> mappings = new ArrayList<>(items.size());
    for (Node item : items) {
      if (item instanceof MappingNode mapping) {
        mappings.add(new View(name, item.range(), mapping));
      }
    }
    return mappings;
  }

  /** The members of a mapping; none when it is absent. */
  Collection<MappingNode.Entry> entries(String key) {
    return get(key) instanceof MappingNode mapping ? mapping.entries() : List.of();
  }

  /** The same at the end of {@code path}. */
  Collection<MappingNode.Entry> entries(String... path) {
    return get(path) instanceof MappingNode mapping ? mapping.entries() : List.of();
  }

  /** The members of a mapping that are mappings themselves; an absent value is an empty one. */
  List<View> children(String key) {
    Collection<MappingNode.Entry> entries = entries(key);
    if (entries.isEmpty()) {
      return List.of();
    }
    List<View> children = new ArrayList<>(entries.size());
    for (MappingNode.Entry entry : entries) {
      children.add(of(entry));
    }
    return children;
  }

  static View of(MappingNode.Entry entry) {
    MappingNode node =
        entry.value() instanceof MappingNode mapping
            ? mapping
            : MappingNode.empty(entry.value().range());
    return new View(entry.key(), entry.keyRange(), node);
  }

  /** A whole number; absent when there is none. */
  Optional<Long> number(String... path) {
    try {
      String text = text(path);
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isTrue(String... path) {
    return text(path).equals("true");
  }
}
