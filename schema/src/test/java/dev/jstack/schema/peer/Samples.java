package dev.jstack.schema.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that make sense at a place of a stack file, and those that make none anywhere. */
final class Samples {
  private static final Path FOLDER = Path.of("src/test/resources/peer");
  private static final List<String> KEYS = List.of("a", "b", "c.d");

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> faults;
  private final Map<String, List<String>> tagged = new LinkedHashMap<>();

  private Samples(List<String> faults) {
    this.faults = faults;
  }

  static Samples read() throws IOException {
    Samples samples = new Samples(Files.readAllLines(FOLDER.resolve("faults.txt")));
    for (String line : Files.readAllLines(FOLDER.resolve("values.txt"))) {
      int gap = line.indexOf(' ');
      if (line.charAt(0) != '#') {
        put(samples.values, line.substring(0, gap), line.substring(gap + 1));
      }
    }
    for (String line : Files.readAllLines(FOLDER.resolve("services.txt"))) {
      put(samples.values, "services.*." + name(line), value(line));
    }
    for (String line : Files.readAllLines(FOLDER.resolve("tagged.txt"))) {
      put(samples.tagged, name(line), value(line));
    }
    return samples;
  }

  private static void put(Map<String, List<String>> map, String key, String value) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  /** Values for {@code path}; empty when any of the right kind will do. */
  List<String> at(String path) {
    return values.getOrDefault(path, List.of());
  }

  /** Keys of a mapping with free keys. */
  List<String> keys(String path) {
    return values.getOrDefault(path + "{}", KEYS);
  }

  /** Attributes without which a mapping makes no sense, required or not. */
  List<String> needed(String path) {
    return at(path + "!");
  }

  /** Attributes of services with something wrong, as {@code name: value}. */
  List<String> faults() {
    return faults;
  }

  /** Values of attributes of services with {@code !reset} and {@code !override} in them. */
  List<String> tagged(String attribute) {
    return tagged.getOrDefault(attribute, List.of());
  }

  Set<String> taggedNames() {
    return tagged.keySet();
  }
}
