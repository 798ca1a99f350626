package dev.jstack.testing;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.schema.tree.CoreSchema;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of YAML text, for tests of phases behind the reader. */
public final class Trees {
  private Trees() {}

  /** The mapping that {@code text} is, in a file {@code stack.yaml}. */
  public static MappingNode of(String text) {
    Diagnostics out = new Diagnostics();
    return new YamlReader(YamlLimits.DEFAULT)
        .read(SourceFile.of("stack.yaml", text), text, out)
        .map(documents -> (MappingNode) documents.get(0).root())
        .orElseThrow(() -> new AssertionError(out.sorted().toString()));
  }

  /** The tree as maps, lists, texts, numbers, booleans and null. */
  public static @Nullable Object values(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> map.put(entry.key(), values(entry.value())));
      return map;
    }
    if (node instanceof SequenceNode list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(values(item)));
      return items;
    }
    return value((ScalarNode) node);
  }

  private static @Nullable Object value(ScalarNode node) {
    return switch (node.kind()) {
      case TEXT -> node.text();
      case INTEGER -> integer(node.text());
      case FLOAT ->
          node.text().matches("(?i).*(inf|nan)") ? node.text() : Double.valueOf(node.text());
      case BOOLEAN -> Boolean.valueOf(node.text());
      case NULL -> null;
    };
  }

  private static Number integer(String text) {
    BigInteger value = CoreSchema.integer(text).orElseThrow();
    return value.bitLength() < 64 ? (Number) value.longValue() : value;
  }
}
