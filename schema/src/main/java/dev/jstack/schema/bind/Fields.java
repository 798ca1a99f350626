package dev.jstack.schema.bind;

import dev.jstack.schema.tree.CoreSchema;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.value.ByteSizes;
import dev.jstack.schema.value.Durations;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A mapping read by the types that its attributes have. */
final class Fields {
  private final @Nullable MappingNode node;

  private Fields(@Nullable MappingNode node) {
    this.node = node;
  }

  static Fields of(@Nullable Node node) {
    return new Fields(node instanceof MappingNode mapping ? mapping : null);
  }

  boolean isPresent() {
    return node != null;
  }

  boolean has(String key) {
    return node != null && node.has(key);
  }

  private @Nullable Node get(String key) {
    return node == null ? null : node.get(key);
  }

  Fields child(String key) {
    return of(get(key));
  }

  /** The text of a scalar; an empty text counts as absent. */
  Optional<String> text(String key) {
    return get(key) instanceof ScalarNode scalar && !scalar.isNull() && !scalar.text().isEmpty()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  boolean flag(String key) {
    return get(key) instanceof ScalarNode scalar && scalar.text().equalsIgnoreCase("true");
  }

  boolean flagOr(String key, boolean absent) {
    return has(key) ? flag(key) : absent;
  }

  /** The number; one that no {@code long} holds is the nearest that it holds. */
  Optional<Long> integer(String key) {
    return text(key)
        .flatMap(CoreSchema::integer)
        .map(n -> nearest(n, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  Optional<Integer> small(String key) {
    return text(key)
        .flatMap(CoreSchema::integer)
        .map(n -> (int) nearest(n, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static long nearest(BigInteger number, long least, long most) {
    return number.max(BigInteger.valueOf(least)).min(BigInteger.valueOf(most)).longValue();
  }

  Optional<Double> number(String key) {
    try {
      return text(key).map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Optional<Duration> duration(String key) {
    return text(key).flatMap(Durations::parse);
  }

  Optional<Long> bytes(String key) {
    return text(key).flatMap(ByteSizes::parse);
  }

  /** The scalars of a list, or of one scalar. */
  List<String> texts(String key) {
    Node value = get(key);
    if (value instanceof ScalarNode scalar && !scalar.isNull()) {
      return List.of(scalar.text());
    }
    return value instanceof SequenceNode list
        ? list.items().stream()
            .filter(ScalarNode.class::isInstance)
            .map(item -> ((ScalarNode) item).text())
            .toList()
        : List.of();
  }

  boolean isList(String key) {
    return get(key) instanceof SequenceNode;
  }

  /** The mappings of a list. */
  List<Fields> list(String key) {
    return get(key) instanceof SequenceNode list
        ? list.items().stream().map(Fields::of).filter(Fields::isPresent).toList()
        : List.of();
  }

  /** Keys with texts; a key without value is left out. */
  Map<String, String> map(String key) {
    Map<String, String> map = new LinkedHashMap<>();
    if (get(key) instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        if (entry.value() instanceof ScalarNode scalar && !scalar.isNull()) {
          map.put(entry.key(), scalar.text());
        }
      }
    }
    return map;
  }

  /** Each key of a mapping with the fields below it. */
  void each(Consumer<Named> action) {
    if (node != null) {
      node.entries().forEach(e -> action.accept(new Named(e.key(), of(e.value()))));
    }
  }

  /** A key and what is below it. */
  record Named(String key, Fields fields) {}
}
