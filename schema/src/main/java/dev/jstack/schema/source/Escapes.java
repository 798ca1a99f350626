package dev.jstack.schema.source;

/** The escapes of a double-quoted value; {@code \$} becomes {@code $$}, a dollar for templates. */
final class Escapes {
  private static final String SIGNS = "abcfnrtv\"\\";
  private static final String MEANINGS = "\u0007\bc\f\n\r\t\u000B\"\\";

  private Escapes() {}

  static String resolve(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      at = c == '\\' && at + 1 < text.length() ? escape(text, at + 1, out) : plain(c, at, out);
    }
    return out.toString();
  }

  private static int plain(char c, int at, StringBuilder out) {
    out.append(c);
    return at + 1;
  }

  /** Resolves the escape whose sign is at {@code at}; returns where the text goes on. */
  private static int escape(String text, int at, StringBuilder out) {
    char sign = text.charAt(at);
    int meaning = SIGNS.indexOf(sign);
    if (sign == '$') {
      out.append("$$");
    } else if (sign == '0') {
      return octal(text, at, out);
    } else if (sign == 'c' || meaning < 0) {
      out.append('\\').append(sign);
    } else {
      out.append(MEANINGS.charAt(meaning));
    }
    return at + 1;
  }

  private static int octal(String text, int zero, StringBuilder out) {
    int end = zero + 1;
    while (end < text.length() && end < zero + 4 && Character.digit(text.charAt(end), 8) >= 0) {
      end++;
    }
    out.append((char) Integer.parseInt(text.substring(zero, end), 8));
    return end;
  }
}
