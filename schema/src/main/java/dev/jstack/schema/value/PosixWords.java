package dev.jstack.schema.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits as a POSIX shell does, without expanding anything. */
final class PosixWords {
  private static final char NONE = 0;

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private char quote = NONE;
  private boolean started;

  private PosixWords() {}

  /** The words; empty when a quote is not closed. */
  static Optional<List<String>> split(String text) {
    PosixWords splitting = new PosixWords();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && splitting.quote != '\'' && i + 1 < text.length()) {
        splitting.take(text.charAt(++i));
      } else {
        splitting.step(c);
      }
    }
    splitting.endWord();
    return splitting.quote == NONE ? Optional.of(splitting.words) : Optional.empty();
  }

  private void step(char c) {
    if (quote == NONE && (c == '"' || c == '\'')) {
      quote = c;
      started = true;
    } else if (quote != NONE && c == quote) {
      quote = NONE;
    } else if (quote == NONE && Character.isWhitespace(c)) {
      endWord();
    } else {
      take(c);
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
