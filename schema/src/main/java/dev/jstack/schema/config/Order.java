package dev.jstack.schema.config;

import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.tree.MappingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which members are printed: attributes as docker compose orders them, so that two
 * outputs can be laid side by side; everything else by name.
 */
final class Order {
  private static final int LAST = 1000;

  /** For each record its attributes and their ranks; a record that is absent is ordered by name. */
  private final Map<String, Map<String, Integer>> ranks = new HashMap<>();

  Order() {
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      Map<String, Integer> rank = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        rank.put(words[i], i);
      }
      ranks.put(words[0], rank);
    }
  }

  List<MappingNode.Entry> of(MappingNode mapping, @Nullable Shape shape) {
    RecordShape record = shape == null ? null : shape.attributes().orElse(null);
    Map<String, Integer> rank =
        record == null ? Map.of() : ranks.getOrDefault(record.name(), Map.of());
    List<MappingNode.Entry> ordered = new ArrayList<>(mapping.entries());
    ordered.sort(
        new Comparator<MappingNode.Entry>() {
          @Override
          public int compare(MappingNode.Entry a, MappingNode.Entry b) {
            int byRank =
                Integer.compare(rank.getOrDefault(a.key(), LAST), rank.getOrDefault(b.key(), LAST));
            return byRank != 0 ? byRank : a.key().compareTo(b.key());
          }
        });
    return ordered;
  }

  /** The shape of a member, or null where anything may stand. */
  static @Nullable Shape member(@Nullable Shape shape, String key) {
    if (shape == null) {
      return null;
    }
    RecordShape record = shape.attributes().orElse(null);
    if (record != null) {
      RecordShape.Attribute attribute = record.attribute(key);
      return attribute == null ? null : attribute.shape();
    }
    Shape.Keyed keyed = shape.keyed().orElse(null);
    return keyed == null ? null : keyed.value();
  }

  /** The shape of an item of a list, or null where anything may stand. */
  static @Nullable Shape item(@Nullable Shape shape) {
    Shape.Items items = shape == null ? null : shape.items().orElse(null);
    return items == null ? null : items.item();
  }

  private static List<String> lines() {
    try (InputStream in = Order.class.getResourceAsStream("order.txt")) {
      if (in == null) {
        throw new IllegalStateException("no resource order.txt");
      }
      return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
