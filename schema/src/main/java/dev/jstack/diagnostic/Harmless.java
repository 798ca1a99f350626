package dev.jstack.diagnostic;

/** Text from a file that goes to a terminal: no escape sequence in it may act there. */
final class Harmless {
  private Harmless() {}

  /** The text with line breaks as blanks and other control characters replaced. */
  static String text(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.chars()
        .map(c -> c == '\n' || c == '\t' ? ' ' : Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(c -> safe.append((char) c));
    return safe.toString();
  }
}
