package dev.jstack.runner.console;

/** Rows and columns; zero where they are not known. */
public record TerminalSize(int rows, int columns) {
  public static final TerminalSize UNKNOWN = new TerminalSize(0, 0);

  /** Reads what {@code stty size} prints: {@code 24 80}. */
  static TerminalSize parse(String text) {
    String[] parts = text.trim().split(" ", -1);
    try {
      return parts.length == 2
          ? new TerminalSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
          : UNKNOWN;
    } catch (NumberFormatException e) {
      return UNKNOWN;
    }
  }
}
