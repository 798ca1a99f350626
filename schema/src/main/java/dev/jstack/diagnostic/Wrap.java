package dev.jstack.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence at blanks. */
final class Wrap {
  private Wrap() {}

  /** Lines of at most {@code width} characters; a longer word keeps a line of its own. */
  static List<String> lines(String text, int width) {
    if (text.length() <= width && !text.startsWith(" ")) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
