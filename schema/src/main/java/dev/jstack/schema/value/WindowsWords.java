package dev.jstack.schema.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits as CommandLineToArgvW does (shellapi.h): backslashes count only before a double quote, two
 * for one; single quotes are ordinary characters.
 */
final class WindowsWords {
  private WindowsWords() {}

  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    boolean started = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        int end = i;
        while (end < text.length() && text.charAt(end) == '\\') {
          end++;
        }
        boolean quote = end < text.length() && text.charAt(end) == '"';
        int count = end - i;
        word.append("\\".repeat(quote ? count / 2 : count));
        started = true;
        i = end;
        if (quote && count % 2 == 1) {
          word.append('"');
          i++;
        }
        continue;
      }
      if (c == '"') {
        open = !open;
        started = true;
      } else if (!open && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
        if (started) {
          words.add(word.toString());
          word.setLength(0);
        }
        started = false;
      } else {
        word.append(c);
        started = true;
      }
      i++;
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }
}
