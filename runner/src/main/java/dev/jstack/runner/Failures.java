package dev.jstack.runner;

import dev.jstack.runner.command.CommandException;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.option.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** How a command that cannot go on says so: what, and what to do next. */
final class Failures {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  int usage(UsageException failure) {
    tell(failure.text(), failure.hints());
    return ExitCode.USAGE.number();
  }

  int command(CommandException failure) {
    if (!failure.text().isEmpty()) {
      tell(failure.text(), failure.hints());
    }
    return failure.exitCode().number();
  }

  /** A fault of jstack itself: one line, and the trace only when it was asked for. */
  int unexpected(RuntimeException failure, boolean verbose) {
    String message = failure.getMessage();
    tell(
        "jstack failed in a way it should not: "
            + (message == null ? failure.getClass().getSimpleName() : message),
        verbose ? List.of() : List.of("the same with --verbose shows where"));
    if (verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      console.tell(trace.toString().stripTrailing());
    }
    return ExitCode.FAILED.number();
  }

  private void tell(String message, List<String> hints) {
    Style style = console.errorStyle();
    console.tell(style.bold(style.red("error") + ": " + message));
    for (String hint : hints) {
      console.tell("  = " + hint);
    }
  }
}
