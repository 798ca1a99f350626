package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.TreeRule;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules that many attributes share. */
final class Shapes {
  private Shapes() {}

  /** One value for a list of one. */
  static final TreeRule<Scope> LIST =
      (node, scope) ->
          node instanceof ScalarNode && !node.isNull()
              ? new SequenceNode(List.of(node), node.range())
              : node;

  /** The same where an empty text is no value: {@code dns: ${UNSET}}. */
  static final TreeRule<Scope> LIST_OR_NOTHING =
      (node, scope) ->
          node instanceof ScalarNode scalar && scalar.isText() && scalar.text().isEmpty()
              ? new SequenceNode(List.of(), node.range())
              : LIST.apply(node, scope);

  /** Numbers and booleans for texts, keeping what was written. */
  static final TreeRule<Scope> TEXT =
      (node, scope) ->
          node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.asText() : node;

  /** {@code [K=V, K]} or a mapping: texts; a key without value keeps null, to be looked up. */
  static final TreeRule<Scope> KEY_VALUES = (node, scope) -> keyValues(node, false);

  /** The same where a key without value means the empty text. */
  static final TreeRule<Scope> LABELS = (node, scope) -> keyValues(node, true);

  /** {@code [a, b]} for {@code {a: null, b: null}}. */
  static final TreeRule<Scope> NAMES =
      (node, scope) -> named(node, name -> ScalarNode.nullAt(name.range()));

  /** A text for a mapping with that text under {@code key}. */
  static TreeRule<Scope> under(String key) {
    return (node, scope) ->
        node instanceof ScalarNode scalar && scalar.isText()
            ? MappingNode.builder(node.range()).put(key, node).build()
            : node;
  }

  /** {@code defaults} for keys that a mapping does not have. */
  static TreeRule<Scope> defaults(String key, Function<Node, Node> value) {
    return (node, scope) ->
        node instanceof MappingNode mapping && !mapping.has(key)
            ? mapping.with(key, value.apply(node))
            : node;
  }

  /** A list of texts to a mapping; anything else, and lists of other things, as they are. */
  static Node named(Node node, Function<ScalarNode, Node> value) {
    if (!(node instanceof SequenceNode list) || !allTexts(list)) {
      return node;
    }
    MappingNode.Builder mapping = MappingNode.builder(node.range());
    for (Node item : list.items()) {
      ScalarNode name = (ScalarNode) item;
      mapping.put(new MappingNode.Entry(name.text(), name.range(), value.apply(name)));
    }
    return mapping.build();
  }

  private static Node keyValues(Node node, boolean nullIsEmpty) {
    if (node instanceof SequenceNode list && allTexts(list)) {
      MappingNode.Builder mapping = MappingNode.builder(node.range());
      list.items().forEach(item -> mapping.put(entry((ScalarNode) item, nullIsEmpty)));
      return mapping.build();
    }
    return node instanceof MappingNode mapping ? texts(mapping, nullIsEmpty) : node;
  }

  private static MappingNode.Entry entry(ScalarNode item, boolean nullIsEmpty) {
    String text = item.text();
    int equals = text.indexOf('=');
    if (equals >= 0) {
      return new MappingNode.Entry(
          text.substring(0, equals), item.range(), item.withText(text.substring(equals + 1)));
    }
    return new MappingNode.Entry(text, item.range(), nothing(item, nullIsEmpty));
  }

  private static Node nothing(Node at, boolean nullIsEmpty) {
    return nullIsEmpty ? ScalarNode.text("", at.range()) : ScalarNode.nullAt(at.range());
  }

  private static MappingNode texts(MappingNode mapping, boolean nullIsEmpty) {
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : mapping.entries()) {
      Node value = entry.value();
      Node text =
          value.isNull()
              ? nothing(value, nullIsEmpty)
              : value instanceof ScalarNode scalar ? scalar.asText() : value;
      if (text != value) {
        changed = changed == null ? mapping.toBuilder() : changed;
        changed.put(entry.with(text));
      }
    }
    return changed == null ? mapping : changed.build();
  }

  private static boolean allTexts(SequenceNode list) {
    for (Node item : list.items()) {
      if (!(item instanceof ScalarNode scalar && scalar.isText())) {
        return false;
      }
    }
    return true;
  }
}
