package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;

/** A place in a text of plain YAML, which moves from token to token and knows its line. */
final class PlainCursor {
  /** Thrown where the text is not plain, or wrong: the YAML engine is asked then. */
  static final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPlain() {
      super("not plain", null, false, false);
    }
  }

  private final SourceFile file;
  private final String text;

  /** The text and two line breaks, so that every line has an end, and an escape at its end too. */
  private final char[] chars;

  private int at;
  private int line;
  private int lineStart;

  PlainCursor(SourceFile file, String text) {
    this.file = file;
    this.text = text;
    this.chars = new char[text.length() + 2];
    text.getChars(0, text.length(), chars, 0);
    chars[text.length()] = '\n';
    chars[text.length() + 1] = '\n';
    for (int i = 0; i < text.length(); i = behindUsual(i) + 1) {}
  }

  /** The end of the line, all characters before it being usual: by line, to be compiled early. */
  private int behindUsual(int from) {
    int i = from;
    while (chars[i] != '\n') {
      require(isUsual(chars[i]) || chars[i] == '\r' && chars[i + 1] == '\n');
      i++;
    }
    return i;
  }

  /** Characters that stand for themselves and count as one column. */
  private static boolean isUsual(char c) {
    return c >= ' ' && c <= '~' || c > 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029;
  }

  static void require(boolean plain) {
    if (!plain) {
      throw new NotPlain();
    }
  }

  boolean isEnd() {
    return at >= text.length();
  }

  char current() {
    return chars[at];
  }

  char next() {
    return chars[at + 1];
  }

  int at() {
    return at;
  }

  int column() {
    return at - lineStart;
  }

  int line() {
    return line;
  }

  char charAt(int index) {
    return chars[index];
  }

  void moveTo(int index) {
    at = index;
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  /** Whether a line ends at {@code index}. */
  boolean isBreak(int index) {
    return chars[index] == '\n' || chars[index] == '\r';
  }

  boolean isBlank(int index) {
    return chars[index] == ' ' || isBreak(index);
  }

  void skipBlanks() {
    while (chars[at] == ' ') {
      at++;
    }
  }

  /** Whether nothing but a comment follows on the line; a comment has a blank before it. */
  boolean restIsEmpty() {
    int before = at;
    skipBlanks();
    return isBreak(at) || chars[at] == '#' && at > before;
  }

  /** To the next token: over blanks, comments and line breaks. */
  void skip() {
    while (!isEnd()) {
      skipBlanks();
      if (chars[at] == '#') {
        while (!isBreak(at)) {
          at++;
        }
      }
      if (!isBreak(at)) {
        return;
      }
      at += chars[at] == '\r' ? 2 : 1;
      if (at <= text.length()) {
        line++;
        lineStart = at;
      }
    }
    at = Math.min(at, text.length());
  }

  /** A stretch of the line that the cursor is on. */
  SourceRange range(int from, int to) {
    return new SourceRange(file, line + 1, from - lineStart + 1, line + 1, to - lineStart + 1);
  }

  /** From a place of an earlier line up to the cursor. */
  SourceRange rangeFrom(int fromLine, int fromColumn) {
    return new SourceRange(file, fromLine + 1, fromColumn + 1, line + 1, column() + 1);
  }
}
