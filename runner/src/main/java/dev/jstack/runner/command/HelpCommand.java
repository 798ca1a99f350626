package dev.jstack.runner.command;

import dev.jstack.runner.ExitCode;
import dev.jstack.runner.help.HelpPage;
import java.util.List;

/** {@code jstack}, {@code jstack help} and {@code jstack help COMMAND}. */
final class HelpCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    List<String> words = invocation.arguments().words();
    HelpPage page =
        new HelpPage(
            invocation.console().outputStyle(), Math.min(100, invocation.console().columns()));
    invocation.console().answer(words.isEmpty() ? page.overview() : page.of(words.get(0)));
    return ExitCode.DONE.number();
  }
}
