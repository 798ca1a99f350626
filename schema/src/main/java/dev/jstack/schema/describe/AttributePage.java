package dev.jstack.schema.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What there is to know of one attribute, as text for a terminal. */
final class AttributePage {
  private final Reference reference;
  private final int width;

  AttributePage(Reference reference, int width) {
    this.reference = reference;
    this.width = width;
  }

  String of(String path, Reference.Entry entry) {
    RecordShape.Attribute attribute = entry.attribute();
    Reference.Words words = reference.words(entry.record(), attribute.name());
    StringBuilder out = new StringBuilder(path).append("\n\n");
    paragraph(words.text(), "  ", out);
    out.append('\n');
    row("takes", Expected.words(attribute.shape()), out);
    row("required", attribute.required() ? "yes" : "", out);
    row("default", words.otherwise(), out);
    row("merge", words.merge(), out);
    row("Windows", windows(attribute.verdict(), words), out);
    out.append("\n  example\n");
    words.example().forEach(line -> out.append("    ").append(line).append('\n'));
    members(attribute.shape(), out);
    return out.toString();
  }

  static String windows(Verdict verdict, Reference.Words words) {
    String condition = verdict.condition();
    return verdict.kind().title()
        + (condition.isEmpty() ? "" : " for " + condition)
        + (words.sentence().isEmpty() ? "" : ": " + words.sentence());
  }

  private void members(Shape shape, StringBuilder out) {
    Map<String, RecordShape> records = new TreeMap<>();
    gather(shape, "", records);
    records.forEach(
        (suffix, record) -> {
          out.append("\n  attributes").append(suffix.isEmpty() ? "" : " of " + suffix).append('\n');
          List<String> names = new ArrayList<>(record.names());
          paragraph(String.join(", ", names), "    ", out);
        });
  }

  private static void gather(Shape shape, String suffix, Map<String, RecordShape> records) {
    shape.attributes().ifPresent(record -> records.put(suffix, record));
    shape.keyed().ifPresent(keyed -> gather(keyed.value(), "each member", records));
    shape.items().ifPresent(items -> gather(items.item(), "each item", records));
  }

  private void row(String name, String text, StringBuilder out) {
    if (!text.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      paragraph(text, " ".repeat(12), lines);
      out.append("  ").append(name).append(lines.substring(name.length() + 2));
    }
  }

  /** Breaks {@code text} at blanks. */
  void paragraph(String text, String indent, StringBuilder out) {
    int room = Math.max(20, width - indent.length());
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        out.append(indent).append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    out.append(indent).append(line).append('\n');
  }
}
