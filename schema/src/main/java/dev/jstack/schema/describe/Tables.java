package dev.jstack.schema.describe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables that lie beside this class. */
final class Tables {
  /** In the order of the reference. Aliases and the record of a service come first. */
  private static final List<String> TOPICS =
      List.of(
          "stack", "process", "network", "storage", "lifecycle", "resources", "deploy", "build");

  private Tables() {}

  /** All lines of all topics, comments and empty lines left out. */
  static List<String> all() {
    List<String> lines = new ArrayList<>();
    TOPICS.forEach(topic -> lines.addAll(lines(topic + ".txt")));
    return lines;
  }

  /** The structural lines alone. */
  static List<String> structure() {
    return split(Structure.LINES);
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Tables.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return split(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (end > start && text.charAt(start) != '#') {
        lines.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return lines;
  }
}
