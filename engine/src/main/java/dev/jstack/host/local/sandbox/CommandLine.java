package dev.jstack.host.local.sandbox;

import java.util.ArrayList;
import java.util.List;

/** A Windows command line to its arguments, by the rules of CommandLineToArgvW. */
final class CommandLine {
  private final String text;
  private final List<String> arguments = new ArrayList<>();
  private int at;

  private CommandLine(String text) {
    this.text = text;
  }

  static List<String> parse(String text) {
    CommandLine line = new CommandLine(text.strip());
    line.program();
    while (line.skipBlanks()) {
      line.argument();
    }
    return line.arguments;
  }

  /** In the program's name a backslash never escapes. */
  private void program() {
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    while (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
      char c = text.charAt(at++);
      if (c == '"') {
        quoted = !quoted;
      } else {
        word.append(c);
      }
    }
    arguments.add(word.toString());
  }

  private boolean skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private void argument() {
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    while (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
      int slashes = 0;
      while (at < text.length() && text.charAt(at) == '\\') {
        slashes++;
        at++;
      }
      if (at == text.length() || text.charAt(at) != '"') {
        word.append("\\".repeat(slashes));
        if (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
          word.append(text.charAt(at++));
        }
        continue;
      }
      word.append("\\".repeat(slashes / 2));
      at++;
      if (slashes % 2 == 1) {
        word.append('"');
      } else if (quoted && at < text.length() && text.charAt(at) == '"') {
        word.append('"');
        at++;
      } else {
        quoted = !quoted;
      }
    }
    arguments.add(word.toString());
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }
}
