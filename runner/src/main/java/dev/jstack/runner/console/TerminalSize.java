package dev.jstack.runner.console;

/** Rows and columns; zero where they are not known. */
public record TerminalSize(int rows, int columns) {
  public static final TerminalSize UNKNOWN = new TerminalSize(0, 0);

  /** Reads what {@code stty size} prints: {@code 24 80}. */
  static TerminalSize parse(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? UNKNOWN
        : new TerminalSize(number(text.substring(0, space)), number(text.substring(space + 1)));
  }

  /** A number of at most four digits; zero for anything else. */
  static int number(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 3) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
