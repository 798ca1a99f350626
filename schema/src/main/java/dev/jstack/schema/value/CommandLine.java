package dev.jstack.schema.value;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command written as one text: split into arguments by Windows' rules when it holds a Windows
 * path, else by those of a POSIX shell. No shell runs it.
 */
public final class CommandLine {
  private static final Pattern SINGLE_QUOTED = Pattern.compile("(?<=^|\\s)'[^'\"]*'(?=\\s|$)");
  private static final String ESCAPABLE = "\\\"'$ \t\n";

  private CommandLine() {}

  /** The arguments of {@code text}; empty when a quote is not closed. */
  public static Optional<List<String>> split(String text) {
    return isWindows(text) ? Optional.of(WindowsWords.split(text)) : PosixWords.split(text);
  }

  /** The arguments by the rules of {@code syntax}, {@code posix} or {@code windows}. */
  public static Optional<List<String>> split(String text, String syntax) {
    return syntax.equals("windows")
        ? Optional.of(WindowsWords.split(text))
        : PosixWords.split(text);
  }

  /**
   * Whether a backslash stands before what no shell would escape, as in {@code C:\tools}. Doubled
   * ones were written for a shell's rules, and between single quotes a shell escapes nothing.
   */
  public static boolean isWindows(String text) {
    return hasBackslash(SINGLE_QUOTED.matcher(text).replaceAll("''"));
  }

  private static boolean hasBackslash(String text) {
    for (int i = text.indexOf('\\'); i >= 0 && i + 1 < text.length(); ) {
      if (ESCAPABLE.indexOf(text.charAt(i + 1)) < 0) {
        return true;
      }
      i = text.indexOf('\\', i + 2);
    }
    return false;
  }
}
