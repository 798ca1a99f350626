package dev.jstack.runner.command;

import dev.jstack.runner.ExitCode;
import dev.jstack.runner.help.CompletionScript;

/** {@code jstack completion SHELL}. */
final class CompletionCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    String shell = invocation.arguments().words().get(0);
    invocation.console().out().print(CompletionScript.of(shell).text());
    return ExitCode.DONE.number();
  }
}
