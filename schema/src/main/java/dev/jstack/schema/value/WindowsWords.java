package dev.jstack.schema.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits as CommandLineToArgvW does (shellapi.h): backslashes count only before a double quote, two
 * for one; single quotes are ordinary characters.
 */
final class WindowsWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;
  private boolean quoted;
  private boolean started;

  private WindowsWords(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    WindowsWords splitting = new WindowsWords(text);
    while (splitting.at < text.length()) {
      splitting.step();
    }
    splitting.endWord();
    return splitting.words;
  }

  private void step() {
    char c = text.charAt(at);
    if (c == '\\') {
      backslashes();
    } else if (c == '"') {
      quoted = !quoted;
      started = true;
      at++;
    } else if (!quoted && Character.isWhitespace(c)) {
      endWord();
      at++;
    } else {
      take(c);
      at++;
    }
  }

  private void backslashes() {
    int end = at;
    while (end < text.length() && text.charAt(end) == '\\') {
      end++;
    }
    int count = end - at;
    boolean quote = end < text.length() && text.charAt(end) == '"';
    for (int i = 0; i < (quote ? count / 2 : count); i++) {
      take('\\');
    }
    at = end;
    if (quote && count % 2 == 1) {
      take('"');
      at++;
    }
  }

  private void take(char c) {
    word.append(c);
    started = true;
  }

  private void endWord() {
    if (started) {
      words.add(word.toString());
    }
    word.setLength(0);
    started = false;
  }
}
