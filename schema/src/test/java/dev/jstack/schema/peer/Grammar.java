package dev.jstack.schema.peer;

import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Values of attributes in flow style, in each spelling that the tables of the format know, with
 * variables in the place of some. What makes sense at a place comes from {@link Samples}.
 */
final class Grammar {
  private final Samples samples;

  Grammar(Samples samples) {
    this.samples = samples;
  }

  /** A value of {@code shape}, which stands at {@code path} of a stack file. */
  Arbitrary<String> value(Shape shape, String path) {
    List<Arbitrary<String>> forms = new ArrayList<>();
    List<String> known = samples.at(path);
    if (!known.isEmpty()) {
      forms.add(spelled(Arbitraries.of(known)));
    } else if (shape.scalars().isPresent()) {
      forms.add(spelled(Arbitraries.of(scalars(shape.scalars().get()))));
    }
    shape.items().ifPresent(items -> forms.add(list(items(shape, items, path), items.unique())));
    shape.attributes().ifPresent(record -> forms.add(record(record, path)));
    shape.keyed().ifPresent(keyed -> forms.add(keyed(keyed, path)));
    return Arbitraries.oneOf(forms);
  }

  /** A mapping of some attributes of {@code record}, with all that should be there. */
  Arbitrary<String> record(RecordShape record, String path) {
    List<String> names = record.names().stream().filter(name -> !Coverage.isOurs(name)).toList();
    return Arbitraries.of(names)
        .set()
        .ofMinSize(1)
        .ofMaxSize(Math.min(4, names.size()))
        .flatMap(chosen -> members(record, chosen, path));
  }

  private Arbitrary<String> members(RecordShape record, Set<String> chosen, String path) {
    Set<String> names = new LinkedHashSet<>(chosen);
    record.required().forEach(attribute -> names.add(attribute.name()));
    names.addAll(samples.needed(path));
    List<Arbitrary<String>> members = new ArrayList<>();
    for (String name : names) {
      RecordShape.Attribute attribute = record.attribute(name);
      if (attribute != null) {
        members.add(value(attribute.shape(), path + "." + name).map(v -> name + ": " + v));
      }
    }
    return Combinators.combine(members).as(all -> "{" + String.join(", ", all) + "}");
  }

  private Arbitrary<String> keyed(Shape.Keyed keyed, String path) {
    return Arbitraries.of(samples.keys(path))
        .set()
        .ofMaxSize(2)
        .flatMap(
            keys ->
                Combinators.combine(
                        keys.stream()
                            .map(key -> value(keyed.value(), path + ".*").map(v -> key + ": " + v))
                            .toList())
                    .as(all -> "{" + String.join(", ", all) + "}"));
  }

  /** An item; of a list that may be a mapping of texts as well, {@code KEY=VALUE}. */
  private Arbitrary<String> items(Shape shape, Shape.Items items, String path) {
    boolean pairs = shape.keyed().isPresent() && samples.at(path + "[]").isEmpty();
    return pairs && shape.keyed().get().value().scalars().isPresent()
        ? Arbitraries.of("A=1", "B=x=y", "HOME", "C", "\"D=\"", "A=2", "\"E=${UNSET-e}\"")
        : value(items.item(), path + "[]");
  }

  private static Arbitrary<String> list(Arbitrary<String> item, boolean unique) {
    Arbitrary<List<String>> items = item.list().ofMinSize(1).ofMaxSize(3);
    return items
        .map(all -> unique ? List.copyOf(new LinkedHashSet<>(all)) : all)
        .map(all -> "[" + String.join(", ", all) + "]");
  }

  private static List<String> scalars(Shape.Scalars shape) {
    List<String> values = new ArrayList<>(shape.literals());
    if (shape.text().isPresent()) {
      values.addAll(List.of("x", "\"a b\"", "\"${SET}-x\"", "'a$$b'"));
    }
    if (shape.numbers().isPresent()) {
      values.addAll(List.of("1", "7"));
    }
    if (shape.booleans()) {
      values.addAll(List.of("true", "false"));
    }
    if (shape.booleans() && shape.text().isPresent()) {
      values.removeAll(List.of("x", "\"a b\"", "\"${SET}-x\"", "'a$$b'"));
      values.addAll(List.of("\"true\"", "\"no\"", "\"${UNSET:-yes}\""));
    }
    if (shape.nulls()) {
      values.add("null");
    }
    return values;
  }

  /** The values, some of them given by a variable. */
  private static Arbitrary<String> spelled(Arbitrary<String> values) {
    return Combinators.combine(values, Arbitraries.integers().between(0, 40)).as(Grammar::spelled);
  }

  private static String spelled(String value, int how) {
    if (!value.matches("[A-Za-z][\\w./-]*|[1-9]\\d*") || value.equals("null")) {
      return value;
    }
    return switch (how) {
      case 0 -> "\"${UNSET:-" + value + "}\"";
      case 1 -> "\"${SET:+" + value + "}\"";
      case 2 -> "\"${UNSET-" + value + "}\"";
      case 3 -> "'" + value + "'";
      default -> value;
    };
  }
}
