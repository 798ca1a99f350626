package dev.jstack.runner.command;

import dev.jstack.runner.ExitCode;
import java.util.List;

/** A command cannot go on: what failed and why, what to do, and the exit code. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final transient List<String> hints;

  public CommandException(ExitCode exitCode, String message, String... hints) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.hints = List.of(hints);
  }

  /** The reason stands on the screen already. */
  static CommandException told(ExitCode exitCode) {
    return new CommandException(exitCode, "");
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public List<String> hints() {
    return hints;
  }

  /** The message; empty when the reason was told before. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
