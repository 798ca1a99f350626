package dev.jstack.schema.describe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The format without its words: what may stand where. Made from {@link Structure}, which holds the
 * structural lines of the tables, so that a valid stack file costs no reading of prose.
 */
public final class Format {
  private final Map<String, RecordShape> records;

  private Format(Map<String, RecordShape> records) {
    this.records = records;
  }

  /** The format; read once. */
  public static Format compact() {
    return Compact.FORMAT;
  }

  /** A stack file. */
  public RecordShape root() {
    return record("stack");
  }

  /** The record of that name in the table. */
  public RecordShape record(String name) {
    RecordShape record = records.get(name);
    if (record == null) {
      throw new IllegalArgumentException("no record " + name);
    }
    return record;
  }

  /** The format that {@code lines} describe: the structural lines of the tables. */
  static Format parse(Iterable<String> lines) {
    Map<String, RecordShape> records = new HashMap<>();
    for (String line : lines) {
      if (line.startsWith("record ")) {
        List<String> words = List.of(line.split(" "));
        records.put(
            words.get(1),
            new RecordShape(words.get(1), words.contains("x"), words.contains("open")));
      }
    }
    new Filling(records).fill(lines);
    return new Format(records);
  }

  private static final class Compact {
    private static final Format FORMAT = parse(Tables.structure());
  }

  /** The second pass: attributes into records. */
  private static final class Filling {
    private final Map<String, RecordShape> records;
    private final Map<String, Shape> aliases = new HashMap<>();
    private final Map<String, Shape> types = new HashMap<>();

    Filling(Map<String, RecordShape> records) {
      this.records = records;
    }

    void fill(Iterable<String> lines) {
      RecordShape current = null;
      for (String line : lines) {
        if (line.startsWith("alias ")) {
          int gap = line.indexOf("  ");
          aliases.put(line.substring("alias ".length(), gap), type(line.substring(gap).strip()));
        } else if (line.startsWith("record ") || line.startsWith("extend ")) {
          current = named(line.split(" ", -1)[1]);
        } else if (current != null) {
          current.add(attribute(line));
        }
      }
    }

    private RecordShape.Attribute attribute(String line) {
      int first = line.indexOf("  ");
      int second = line.lastIndexOf("  ");
      boolean required = line.charAt(first - 1) == '!';
      return new RecordShape.Attribute(
          line.substring(0, required ? first - 1 : first).intern(),
          required,
          type(line.substring(first + 2, second)),
          Verdict.parse(line.substring(second + 2)));
    }

    private Shape type(String text) {
      Shape known = types.get(text);
      if (known == null) {
        known = new TypeParser(text, this::alias, this::named).parse();
        types.put(text, known);
      }
      return known;
    }

    private Shape alias(String name) {
      Shape shape = aliases.get(name);
      if (shape == null) {
        throw new IllegalStateException("no alias " + name);
      }
      return shape;
    }

    private RecordShape named(String name) {
      RecordShape record = records.get(name);
      if (record == null) {
        throw new IllegalStateException("no record " + name);
      }
      return record;
    }
  }
}
