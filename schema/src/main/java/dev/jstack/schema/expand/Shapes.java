package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.TreeRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that many attributes share. */
enum Shapes implements TreeRule<Scope> {
  /** One value for a list of one. */
  LIST,
  /** The same where an empty text is no value: {@code dns: ${UNSET}}. */
  LIST_OR_NOTHING,
  /** Numbers and booleans for texts, keeping what was written. */
  TEXT,
  /** {@code [K=V, K]} or a mapping: texts; a key without value keeps null, to be looked up. */
  KEY_VALUES,
  /** The same where a key without value means the empty text. */
  LABELS,
  /** {@code [a, b]} for {@code {a: null, b: null}}. */
  NAMES,
  /** A text for a mapping with that text under {@code service}. */
  UNDER_SERVICE,
  /** The same under {@code source}. */
  UNDER_SOURCE,
  /** The same under {@code path}. */
  UNDER_PATH,
  /** The same under {@code context}. */
  UNDER_CONTEXT;

  @Override
  public Node apply(Node node, Scope scope) {
    return switch (this) {
      case LIST -> list(node);
      case LIST_OR_NOTHING ->
          isEmptyText(node) ? new SequenceNode(List.of(), node.range()) : list(node);
      case TEXT -> node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.asText() : node;
      case KEY_VALUES -> keyValues(node, false);
      case LABELS -> keyValues(node, true);
      case NAMES -> named(node);
      case UNDER_SERVICE -> under("service", node);
      case UNDER_SOURCE -> under("source", node);
      case UNDER_PATH -> under("path", node);
      case UNDER_CONTEXT -> under("context", node);
    };
  }

  private static Node list(Node node) {
    return node instanceof ScalarNode && !node.isNull()
        ? new SequenceNode(List.of(node), node.range())
        : node;
  }

  private static boolean isEmptyText(Node node) {
    return node instanceof ScalarNode scalar && scalar.isText() && scalar.text().isEmpty();
  }

  private static Node under(String key, Node node) {
    return node instanceof ScalarNode scalar && scalar.isText()
        ? MappingNode.builder(node.range()).put(key, node).build()
        : node;
  }

  private static Node named(Node node) {
    if (!(node instanceof SequenceNode list) || !allTexts(list)) {
      return node;
    }
    MappingNode.Builder mapping = MappingNode.builder(node.range());
    for (Node name : list.items()) {
      mapping.put(
          new MappingNode.Entry(
              ((ScalarNode) name).text(), name.range(), ScalarNode.nullAt(name.range())));
    }
    return mapping.build();
  }

  private static Node keyValues(Node node, boolean nullIsEmpty) {
    if (node instanceof SequenceNode list && allTexts(list)) {
      MappingNode.Builder mapping = MappingNode.builder(node.range());
      for (Node item : list.items()) {
        mapping.put(entry((ScalarNode) item, nullIsEmpty));
      }
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

  /** Whether a list holds texts only: names, or pairs of a key and a value. */
  static boolean allTexts(SequenceNode list) {
    for (Node item : list.items()) {
      if (!(item instanceof ScalarNode scalar && scalar.isText())) {
        return false;
      }
    }
    return true;
  }
}
