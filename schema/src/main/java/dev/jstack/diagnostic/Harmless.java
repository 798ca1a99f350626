package dev.jstack.diagnostic;

/** Text from a file that goes to a terminal: no escape sequence in it may act there. */
final class Harmless {
  private Harmless() {}

  /** The text with line breaks as blanks and other control characters replaced. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        safe.setCharAt(i, c == '\n' || c == '\t' ? ' ' : '\uFFFD');
      }
    }
    return safe.toString();
  }
}
