package dev.jstack.runner.console;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The process's three streams and what they can show. Answers go to {@link #out}, the way there to
 * {@link #err}, so that a pipe never sees progress.
 */
public final class Console {
  private static final int NO_TERMINAL_COLUMNS = 80;

  private final InputStream input;
  private final PrintStream output;
  private final PrintStream errors;
  private final Terminals terminals;
  private final Map<String, String> environment;
  private final String ansi;

  private Console(
      InputStream input,
      PrintStream output,
      PrintStream errors,
      Terminals terminals,
      Map<String, String> environment,
      String ansi) {
    this.input = input;
    this.output = output;
    this.errors = errors;
    this.terminals = terminals;
    this.environment = environment;
    this.ansi = ansi;
  }

  /** The console of this process; the launcher says in {@code terminals} which streams are one. */
  public static Console ofProcess(Map<String, String> environment) {
    return new Console(
        // buffered: a bare FileInputStream of JDK 17 cannot read a number of bytes from a pipe
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        stream(new FileOutputStream(FileDescriptor.out)),
        stream(new FileOutputStream(FileDescriptor.err)),
        Terminals.ofProcess(),
        environment,
        "auto");
  }

  /** A console that writes into {@code output} and {@code errors}, for tests and training runs. */
  public static Console of(
      InputStream input,
      OutputStream output,
      OutputStream errors,
      Terminals terminals,
      Map<String, String> environment) {
    return new Console(input, stream(output), stream(errors), terminals, environment, "auto");
  }

  /** The same console with {@code --ansi}: {@code auto}, {@code always} or {@code never}. */
  public Console withAnsi(String choice) {
    return new Console(input, output, errors, terminals, environment, choice);
  }

  /** The same console with progress and notes among the answers, on standard output. */
  public Console withStatusInAnswers() {
    return new Console(input, output, output, terminals.withErrorsInOutput(), environment, ansi);
  }

  /** The same without what a console must be asked for first: for help, which is plain then. */
  public Console withoutAsking() {
    return new Console(input, output, errors, terminals.withoutAsking(), environment, ansi);
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(
        new java.io.BufferedOutputStream(target, 8192), false, StandardCharsets.UTF_8);
  }

  /** Standard input, as bytes. */
  public InputStream input() {
    return input;
  }

  /** Where answers go. Buffered: {@link #flush} brings it out. */
  public PrintStream out() {
    return output;
  }

  /** Where progress, notes and diagnostics go. Buffered: {@link #flush} brings it out. */
  public PrintStream err() {
    return errors;
  }

  /** A line to {@link #out}. */
  public void answer(String line) {
    output.print(line);
    output.print('\n');
  }

  /** A line to {@link #err}, at once, after all that was answered before. */
  public void tell(String line) {
    output.flush();
    errors.print(line);
    errors.print('\n');
    errors.flush();
  }

  /** Brings out what is buffered. */
  public void flush() {
    output.flush();
    errors.flush();
  }

  public boolean inputIsTerminal() {
    return terminals.input();
  }

  public boolean outputIsTerminal() {
    return terminals.output();
  }

  /** Whether progress may be redrawn in place. */
  public boolean errorsAreLive() {
    boolean dumb = !terminals.escapes() || "dumb".equals(environment.get("TERM"));
    return terminals.errors() && !ansi.equals("never") && !dumb;
  }

  public Style outputStyle() {
    return new Style(colour(terminals.output()), utf8());
  }

  public Style errorStyle() {
    return new Style(colour(terminals.errors()), utf8());
  }

  /** Columns of the terminal; 80 where there is none. */
  public int columns() {
    int fixed = TerminalSize.number(environment.getOrDefault("COLUMNS", ""));
    int columns = fixed > 0 ? fixed : terminals.size().columns();
    return columns > 0 ? columns : NO_TERMINAL_COLUMNS;
  }

  /** Columns for a table on standard output: no limit when it is no terminal. */
  public int answerColumns() {
    return terminals.output() || environment.containsKey("COLUMNS") ? columns() : Integer.MAX_VALUE;
  }

  /** Rows of the terminal; 24 where there is none. */
  public int rows() {
    int rows = terminals.size().rows();
    return rows > 0 ? rows : 24;
  }

  /** Keeps {@link #size} right while the window is resized; {@code after} hears of each time. */
  public void followSize(Runnable after) {
    terminals.follow(after);
  }

  /** The terminal's size as it is now. */
  public TerminalSize size() {
    return terminals.size();
  }

  private boolean colour(boolean terminal) {
    if (!ansi.equals("auto")) {
      return ansi.equals("always");
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "0");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    return !forced.equals("0")
        || terminal && terminals.escapes() && !"dumb".equals(environment.get("TERM"));
  }

  /** By the rule of POSIX: the first of the three variables that is set decides. */
  private boolean utf8() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        String upper = value.toUpperCase(java.util.Locale.ROOT);
        return upper.contains("UTF-8") || upper.contains("UTF8");
      }
    }
    return !terminals.anyTerminal()
        || terminals.showsUtf8()
        || environment.containsKey("WT_SESSION");
  }
}
