package dev.jstack.engine.digest;

import java.util.Map;
import java.util.TreeMap;

/**
 * A flat object as JSON in one form only: keys in UTF-16 order, no blanks, the shortest escapes of
 * RFC 8785.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String write(Map<String, String> fields) {
    StringBuilder json = new StringBuilder("{");
    new TreeMap<>(fields)
        .forEach(
            (name, value) -> {
              json.append(json.length() == 1 ? "" : ",");
              text(json, name);
              json.append(':');
              text(json, value);
            });
    return json.append('}').toString();
  }

  private static void text(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(json, text.charAt(i));
    }
    json.append('"');
  }

  private static void character(StringBuilder json, char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (c < ' ') {
          json.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
        } else {
          json.append(c);
        }
      }
    }
  }
}
