package dev.jstack.schema.interpolate;

import java.util.Optional;

/**
 * What starts at a {@code $}.
 *
 * @param reference the variable; empty: a plain {@code $}
 * @param end where the text goes on
 */
record Token(Optional<Reference> reference, int end) {

  static Token at(String text, int dollar) throws TemplateException {
    int next = dollar + 1;
    if (next >= text.length()) {
      return new Token(Optional.empty(), next);
    }
    char c = text.charAt(next);
    if (c == '$') {
      return new Token(Optional.empty(), next + 1);
    }
    if (c == '{') {
      return braced(text, next + 1);
    }
    int end = nameEnd(text, next);
    return end == next
        ? new Token(Optional.empty(), next)
        : new Token(
            Optional.of(new Reference(text.substring(next, end), Optional.empty(), "")), end);
  }

  private static Token braced(String text, int start) throws TemplateException {
    int nameEnd = nameEnd(text, start);
    if (nameEnd == start || nameEnd == text.length()) {
      throw malformed(text);
    }
    String name = text.substring(start, nameEnd);
    if (text.charAt(nameEnd) == '}') {
      return new Token(Optional.of(new Reference(name, Optional.empty(), "")), nameEnd + 1);
    }
    Operator operator = Operator.at(text, nameEnd).orElseThrow(() -> malformed(text));
    int word = nameEnd + operator.text().length();
    int close = closingBrace(text, word);
    if (close < 0) {
      throw malformed(text);
    }
    Reference reference = new Reference(name, Optional.of(operator), text.substring(word, close));
    return new Token(Optional.of(reference), close + 1);
  }

  private static int closingBrace(String text, int from) {
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(String text, int start) {
    int i = start;
    while (i < text.length() && isNamePart(text.charAt(i), i == start)) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c, boolean first) {
    return c == '_'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || !first && c >= '0' && c <= '9';
  }

  private static TemplateException malformed(String text) {
    return TemplateException.malformed(
        "invalid interpolation format: \"" + text + "\"; escape a $ with another $");
  }
}
