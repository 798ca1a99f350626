package dev.jstack.schema.source;

import dev.jstack.schema.interpolate.Variables;
import java.util.LinkedHashMap;
import java.util.Map;

/** Env files of {@code format: raw}: a line is KEY=VALUE, and nothing in it means anything else. */
final class RawEnv {
  private RawEnv() {}

  static Map<String, String> parse(String text, Variables surroundings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.split("\r\n|\n", -1)) {
      int start = 0;
      while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
        start++;
      }
      String entry = line.substring(start);
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      int equals = entry.indexOf('=');
      if (equals < 0) {
        surroundings.value(entry.strip()).ifPresent(v -> values.put(entry.strip(), v));
      } else {
        values.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return values;
  }
}
