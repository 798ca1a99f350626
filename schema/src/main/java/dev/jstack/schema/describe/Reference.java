package dev.jstack.schema.describe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The format with all its words. Read from the tables when somebody asks for words. */
public final class Reference {
  private final Format format;
  private final Map<String, Words> words;

  private Reference(Format format, Map<String, Words> words) {
    this.format = format;
    this.words = words;
  }

  /**
   * The words on an attribute.
   *
   * @param text what it is; a first sentence and more
   * @param merge how a later file changes it
   * @param otherwise the default; empty: none
   * @param sentence why a Windows host cannot do it; empty when it can
   * @param example lines of YAML
   */
  public record Words(
      String text, String merge, String otherwise, String sentence, List<String> example) {
    public Words {
      example = List.copyOf(example);
    }
  }

  /** Reads the tables. */
  public static Reference read() {
    List<String> lines = Tables.all();
    return new Reference(Format.parse(structural(lines)), allWords(lines));
  }

  /** The structural lines of the tables: what {@link Structure} must hold. */
  static List<String> structural(Collection<String> lines) {
    return lines.stream().filter(line -> line.charAt(0) != ' ').toList();
  }

  public Format format() {
    return format;
  }

  /** The words on an attribute of a record of the table; every attribute has some. */
  public Words words(RecordShape record, String attribute) {
    return Optional.ofNullable(words.get(record.name() + "." + attribute))
        .orElseThrow(() -> new IllegalArgumentException(record.name() + "." + attribute));
  }

  /**
   * An attribute at one place of the format.
   *
   * @param record the record it belongs to
   */
  public record Entry(RecordShape record, RecordShape.Attribute attribute) {}

  /**
   * All attributes by path, in the order of the tables: {@code services.*.ports[].target}, where
   * {@code *} is a name that people choose and {@code []} any item of a list.
   */
  public Map<String, Entry> attributes() {
    Map<String, Entry> attributes = new LinkedHashMap<>();
    walk(format.root(), "", attributes);
    return attributes;
  }

  private static void walk(RecordShape record, String path, Map<String, Entry> out) {
    for (RecordShape.Attribute attribute : record.attributes()) {
      String here = path.isEmpty() ? attribute.name() : path + "." + attribute.name();
      out.put(here, new Entry(record, attribute));
      walk(attribute.shape(), here, out);
    }
  }

  private static void walk(Shape shape, String path, Map<String, Entry> out) {
    shape.attributes().ifPresent(record -> walk(record, path, out));
    shape.keyed().ifPresent(keyed -> walk(keyed.value(), path + ".*", out));
    shape.items().ifPresent(items -> walk(items.item(), path + "[]", out));
  }

  private static Map<String, Words> allWords(List<String> lines) {
    Map<String, Words> words = new LinkedHashMap<>();
    String record = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("record ") || line.startsWith("extend ")) {
        record = line.split(" ", -1)[1];
      } else if (line.charAt(0) != ' ' && !line.startsWith("alias ")) {
        String name = line.substring(0, line.indexOf("  ")).replace("!", "");
        words.put(record + "." + name, wordsOf(lines.subList(i + 1, end(lines, i + 1))));
      }
    }
    return words;
  }

  private static int end(List<String> lines, int from) {
    int end = from;
    while (end < lines.size() && lines.get(end).charAt(0) == ' ') {
      end++;
    }
    return end;
  }

  private static Words wordsOf(Collection<String> lines) {
    List<String> text = new ArrayList<>();
    List<String> example = new ArrayList<>();
    String merge = "replace";
    String otherwise = "";
    String sentence = "";
    for (String line : lines) {
      String said = line.substring(2);
      if (said.startsWith("> ")) {
        example.add(said.substring(2));
      } else if (said.startsWith("! ")) {
        sentence = said.substring(2);
      } else if (said.startsWith("merge ")) {
        merge = said.substring("merge ".length());
      } else if (said.startsWith("default ")) {
        otherwise = said.substring("default ".length());
      } else {
        text.add(said);
      }
    }
    return new Words(String.join(" ", text), merge, otherwise, sentence, example);
  }
}
