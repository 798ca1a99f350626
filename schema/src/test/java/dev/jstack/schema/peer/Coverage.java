package dev.jstack.schema.peer;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which attributes of the format were met in files, in which spellings: as a scalar, a list, a
 * mapping. What only jstack knows does not count.
 */
final class Coverage {
  private final RecordShape root = Format.compact().root();
  private final Set<String> all = new TreeSet<>();
  private final Set<String> met = new TreeSet<>();

  Coverage() {
    expect(root, "");
  }

  /** Whether an attribute is jstack's own, which docker compose passes over. */
  static boolean isOurs(String attribute) {
    return attribute.startsWith("x-jstack");
  }

  /** Counts what a file holds. */
  void add(String text) {
    new YamlReader(YamlLimits.DEFAULT)
        .read(SourceFile.named("t"), text, new Diagnostics()).orElse(List.of()).stream()
            .map(Document::root)
            .filter(MappingNode.class::isInstance)
            .forEach(tree -> members((MappingNode) tree, root, ""));
  }

  /** What was never met, as {@code path as a list}. */
  Set<String> missing() {
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(met);
    return missing;
  }

  /** Places of the format that were met in no spelling at all. */
  Set<String> missingPlaces() {
    Set<String> missing = paths(all);
    missing.removeAll(paths(met));
    return missing;
  }

  @Override
  public String toString() {
    return "%d of %d places of the format in %d of %d spellings"
        .formatted(paths(met).size(), paths(all).size(), met.size(), all.size());
  }

  private static Set<String> paths(Set<String> spellings) {
    Set<String> paths = new TreeSet<>();
    spellings.forEach(spelling -> paths.add(spelling.substring(0, spelling.indexOf(' '))));
    return paths;
  }

  private void expect(RecordShape record, String path) {
    for (RecordShape.Attribute attribute : record.attributes()) {
      if (!isOurs(attribute.name())) {
        expect(attribute.shape(), path + attribute.name());
      }
    }
  }

  private void expect(Shape shape, String path) {
    shape.scalars().ifPresent(scalars -> all.add(path + " as a scalar"));
    shape.items().ifPresent(items -> all.add(path + " as a list"));
    shape.members().ifPresent(members -> all.add(path + " as a mapping"));
    shape.items().ifPresent(items -> expect(items.item(), path + "[]"));
    shape.attributes().ifPresent(record -> expect(record, path + "."));
    shape.keyed().ifPresent(keyed -> expect(keyed.value(), path + ".*"));
  }

  private void members(MappingNode mapping, RecordShape record, String path) {
    for (MappingNode.Entry entry : mapping.entries()) {
      RecordShape.Attribute attribute = record.attribute(entry.key());
      if (attribute != null) {
        value(entry.value(), attribute.shape(), path + entry.key());
      }
    }
  }

  private void value(Node node, Shape shape, String path) {
    if (node instanceof MappingNode mapping) {
      note(path + " as a mapping");
      shape.attributes().ifPresent(record -> members(mapping, record, path + "."));
      shape
          .keyed()
          .ifPresent(
              keyed ->
                  mapping.entries().forEach(e -> value(e.value(), keyed.value(), path + ".*")));
    } else if (node instanceof SequenceNode list) {
      note(path + " as a list");
      shape
          .items()
          .ifPresent(items -> list.items().forEach(i -> value(i, items.item(), path + "[]")));
    } else {
      note(path + " as a scalar");
    }
  }

  private void note(String spelling) {
    if (all.contains(spelling)) {
      met.add(spelling);
    }
  }
}
