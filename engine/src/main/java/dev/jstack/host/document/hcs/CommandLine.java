package dev.jstack.host.document.hcs;

import java.util.List;

/**
 * Argument lists to Windows command lines and back, by the rules of Microsoft's C runtime and
 * CommandLineToArgvW: a backslash means itself unless a quote follows; the program's name knows no
 * backslash rule at all. For every list that {@link #isQuotable} accepts, {@code
 * split(quote(list))} is the list.
 */
public final class CommandLine {
  /** What CreateProcessW takes at most, in UTF-16 units, the closing zero not counted. */
  public static final int MAX_LENGTH = 32_767;

  private CommandLine() {}

  /** Whether a command line can say {@code arguments}: a program's name holds no quote. */
  public static boolean isQuotable(List<String> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0).indexOf('"') < 0
        && arguments.stream().noneMatch(argument -> argument.indexOf('\0') >= 0);
  }

  /** One command line whose first argument is the program. */
  public static String quote(List<String> arguments) {
    StringBuilder line = new StringBuilder();
    for (String argument : arguments) {
      if (line.isEmpty()) {
        line.append(needsQuotes(argument) ? '"' + argument + '"' : argument);
      } else {
        line.append(' ').append(quoteArgument(argument));
      }
    }
    return line.toString();
  }

  /** One argument after the program, as it stands in a command line. */
  public static String quoteArgument(String argument) {
    boolean quotes = needsQuotes(argument);
    StringBuilder quoted = new StringBuilder(quotes ? "\"" : "");
    int backslashes = 0;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == '"') {
        quoted.append("\\".repeat(backslashes + 1));
      }
      quoted.append(c);
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return quotes
        ? quoted.append("\\".repeat(backslashes)).append('"').toString()
        : quoted.toString();
  }

  private static boolean needsQuotes(String argument) {
    return argument.isEmpty() || argument.indexOf(' ') >= 0 || argument.indexOf('\t') >= 0;
  }

  /** The arguments of a command line, the program first; none for a blank one. */
  public static List<String> split(String line) {
    return new CommandLineSplitter(line).split();
  }
}
