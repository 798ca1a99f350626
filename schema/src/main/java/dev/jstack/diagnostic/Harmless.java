package dev.jstack.diagnostic;

/** Text from a file that goes to a terminal: no escape sequence in it may act there. */
final class Harmless {
  private Harmless() {}

  /** The text with line breaks as blanks and other control characters replaced. */
  static String text(String text) {
    String safe = text;
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      if (c < ' ' || c >= 0x7f && c < 0xa0) {
        safe = safe.replace(c, c == '\n' || c == '\t' ? ' ' : '\uFFFD');
      }
    }
    return safe;
  }
}
