package dev.jstack.diagnostic;

/**
 * What the place of printing can show.
 *
 * @param unicode whether box characters can be shown; otherwise their ASCII twins
 * @param colour whether ANSI colours are wanted
 * @param width columns that a line may take; excerpts are cut and notes wrapped to it
 */
public record PrintStyle(boolean unicode, boolean colour, int width) {
  /** For files and pipes. */
  public static final PrintStyle PLAIN = new PrintStyle(true, false, 100);

  public PrintStyle {
    width = Math.max(width, 40);
  }

  String corner() {
    return unicode ? "┌─ " : "--> ";
  }

  String bar() {
    return unicode ? "│" : "|";
  }

  String cut() {
    return unicode ? "…" : "...";
  }

  String paint(Ink ink, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
  }

  /** Colours of the 16 that every terminal has. */
  enum Ink {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    FRAME("34"),
    STRONG("1");

    private final String code;

    Ink(String code) {
      this.code = code;
    }

    static Ink of(Severity severity) {
      return valueOf(severity.name());
    }
  }
}
