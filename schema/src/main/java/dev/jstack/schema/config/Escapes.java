package dev.jstack.schema.config;

/** Double quotes with escapes that JSON and YAML have in common. */
final class Escapes {
  private Escapes() {}

  /**
   * Appends {@code text} in quotes.
   *
   * @param yaml whether YAML's line separators must be escaped as well
   */
  static void quote(String text, boolean yaml, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> plain(c, yaml, out);
      }
    }
    out.append('"');
  }

  private static void plain(char c, boolean yaml, StringBuilder out) {
    boolean control = c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0;
    boolean separator = yaml && (c == 0xfeff || c == 0x2028 || c == 0x2029);
    if (control || separator) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
