package dev.jstack.runner.console;

/** The signs at the start of a row, each with a twin for consoles that are not UTF-8. */
public enum Symbol {
  DONE("✔", "ok"),
  FAILED("✘", "x"),
  REPLACE("±", "+/-"),
  CHANGE("~", "~"),
  ADD("+", "+"),
  REMOVE("-", "-"),
  WAITING("·", "."),
  ARROW("→", "->"),
  DASH("–", "-"),
  ELLIPSIS("…", "...");

  private final String unicode;
  private final String ascii;

  Symbol(String unicode, String ascii) {
    this.unicode = unicode;
    this.ascii = ascii;
  }

  String text(boolean utf8) {
    return utf8 ? unicode : ascii;
  }
}
