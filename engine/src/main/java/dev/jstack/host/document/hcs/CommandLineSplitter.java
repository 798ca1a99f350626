package dev.jstack.host.document.hcs;

import java.util.ArrayList;
import java.util.List;

/** Takes a command line apart as CommandLineToArgvW does. */
final class CommandLineSplitter {
  private final String line;
  private final List<String> arguments = new ArrayList<>();
  private int at;

  CommandLineSplitter(String line) {
    this.line = line;
  }

  List<String> split() {
    skipBlanks();
    if (at < line.length()) {
      arguments.add(program());
      skipBlanks();
    }
    while (at < line.length()) {
      arguments.add(argument());
      skipBlanks();
    }
    return List.copyOf(arguments);
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The program's name: up to the next quote when it is quoted, else up to the next blank. */
  private String program() {
    boolean quoted = line.charAt(at) == '"';
    int start = quoted ? at + 1 : at;
    int end = start;
    while (end < line.length() && (quoted ? line.charAt(end) != '"' : !isBlank(line.charAt(end)))) {
      end++;
    }
    at = quoted ? Math.min(end + 1, line.length()) : end;
    return line.substring(start, end);
  }

  private String argument() {
    StringBuilder argument = new StringBuilder();
    boolean quoted = false;
    while (at < line.length() && (quoted || !isBlank(line.charAt(at)))) {
      int backslashes = countBackslashes();
      if (at < line.length() && line.charAt(at) == '"') {
        argument.append("\\".repeat(backslashes / 2));
        if (backslashes % 2 == 1) {
          argument.append('"');
          at++;
        } else {
          quoted = quotes(argument, quoted);
        }
      } else {
        argument.append("\\".repeat(backslashes));
        if (at < line.length() && (quoted || !isBlank(line.charAt(at)))) {
          argument.append(line.charAt(at++));
        }
      }
    }
    return argument.toString();
  }

  private int countBackslashes() {
    int start = at;
    while (at < line.length() && line.charAt(at) == '\\') {
      at++;
    }
    return at - start;
  }

  /** A run of quotes: every third one, the opening one counted, is a literal quote. */
  private boolean quotes(StringBuilder argument, boolean open) {
    int count = open ? 1 : 0;
    while (at < line.length() && line.charAt(at) == '"') {
      count++;
      at++;
      if (count == 3) {
        argument.append('"');
        count = 0;
      }
    }
    return count == 1;
  }
}
