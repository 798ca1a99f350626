package dev.jstack.schema.source;

import java.util.Optional;

/** Walks the text of an env file. */
final class Cursor {
  private static final String EXPORT = "export";
  private static final String KEY_SIGNS = "_.-[]";

  private final String text;
  private int at;
  private int line = 1;
  private Optional<Character> wrong = Optional.empty();

  Cursor(String text) {
    this.text = text;
  }

  int line() {
    return line;
  }

  boolean at(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** Moves over blank lines and comments; false at the end. */
  boolean toStatement() {
    while (at < text.length()) {
      if (text.charAt(at) == '#') {
        takeLine();
      } else if (Character.isWhitespace(text.charAt(at))) {
        advance();
      } else {
        return true;
      }
    }
    return false;
  }

  void skipExport() {
    int after = at + EXPORT.length();
    if (text.startsWith(EXPORT, at) && after < text.length() && isBlank(text.charAt(after))) {
      at = after;
      skipBlanks();
    }
  }

  /** Takes what stands before {@code =}, {@code :} or the end of the line, without blanks. */
  String takeKey() {
    int start = at;
    while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (wrong.isEmpty()
          && !isBlank(c)
          && !Character.isLetterOrDigit(c)
          && KEY_SIGNS.indexOf(c) < 0) {
        wrong = Optional.of(c);
      }
      at++;
    }
    return text.substring(start, at).strip();
  }

  /** The first character that no key may have. */
  Optional<Character> wrongInKey() {
    return wrong;
  }

  boolean takeSeparator() {
    if (at('=') || at(':')) {
      at++;
      return true;
    }
    return false;
  }

  void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Takes the rest of the line and its end. */
  String takeLine() {
    int end = text.indexOf('\n', at);
    String rest = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    line += end < 0 ? 0 : 1;
    return rest;
  }

  /** Takes a quoted text, which may go over lines; empty when it does not end. */
  Optional<String> takeQuoted(char quote) {
    StringBuilder out = new StringBuilder();
    for (at++; at < text.length(); advance()) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return Optional.of(out.toString());
      }
      if (c == '\\' && at + 1 < text.length()) {
        advance();
        char next = text.charAt(at);
        if (next != quote) {
          out.append('\\');
        }
        out.append(next);
      } else {
        out.append(c);
      }
    }
    return Optional.empty();
  }

  private void advance() {
    if (text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\r'
        || c == '\f'
        || c == '\u000B'
        || c == '\u00A0'
        || c == '\u0085';
  }
}
