package dev.jstack.schema.config;

import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.tree.CoreSchema;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.value.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a tree as JSON, indented by two spaces or on one line. */
final class JsonText {
  private final StringBuilder out = new StringBuilder(4096);
  private final Order order;
  private final boolean escapeDollar;
  private final boolean indented;

  JsonText(Order order, boolean escapeDollar, boolean indented) {
    this.order = order;
    this.escapeDollar = escapeDollar;
    this.indented = indented;
  }

  String write(Node node, @Nullable Shape shape) {
    value(node, shape, 0);
    return out.toString();
  }

  private void value(Node node, @Nullable Shape shape, int level) {
    if (node instanceof MappingNode mapping) {
      object(mapping, shape, level);
    } else if (node instanceof SequenceNode list) {
      array(list, shape, level);
    } else {
      scalar((ScalarNode) node);
    }
  }

  private void object(MappingNode mapping, @Nullable Shape shape, int level) {
    out.append('{');
    boolean first = true;
    for (MappingNode.Entry entry : order.of(mapping, shape)) {
      out.append(first ? "" : ",");
      first = false;
      line(level + 1);
      Escapes.quote(entry.key(), false, out);
      out.append(indented ? ": " : ":");
      value(entry.value(), Order.member(shape, entry.key()), level + 1);
    }
    if (!first) {
      line(level);
    }
    out.append('}');
  }

  private void array(SequenceNode list, @Nullable Shape shape, int level) {
    out.append('[');
    boolean first = true;
    for (Node item : list.items()) {
      out.append(first ? "" : ",");
      first = false;
      line(level + 1);
      value(item, Order.item(shape), level + 1);
    }
    if (!first) {
      line(level);
    }
    out.append(']');
  }

  private void scalar(ScalarNode node) {
    switch (node.kind()) {
      case NULL -> out.append("null");
      case BOOLEAN -> out.append(node.text().toLowerCase(Locale.ROOT));
      case INTEGER, FLOAT -> number(node.text());
      case TEXT ->
          Escapes.quote(escapeDollar ? node.text().replace("$", "$$") : node.text(), false, out);
    }
  }

  /** YAML knows numbers that JSON does not: 0x1F, .inf, 010. */
  private void number(String text) {
    Optional<BigInteger> whole = CoreSchema.integer(text);
    if (whole.isPresent()) {
      out.append(whole.get());
      return;
    }
    Optional<BigDecimal> decimal = Decimals.parse(text);
    if (decimal.isPresent()) {
      out.append(decimal.get().toPlainString());
    } else {
      Escapes.quote(text, false, out);
    }
  }

  private void line(int level) {
    if (indented) {
      out.append('\n');
      for (int i = 0; i < level; i++) {
        out.append("  ");
      }
    }
  }
}
