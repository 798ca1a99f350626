package dev.jstack.runner.command;

import dev.jstack.engine.StackStatus;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.view.StacksView;
import java.util.List;

/** {@code jstack ls}. */
final class LsCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    Console console = invocation.console();
    List<StackStatus> stacks = invocation.engine().list();
    if (arguments.has("quiet")) {
      stacks.forEach(stack -> console.answer(stack.stack().value()));
    } else if (arguments.value("format", "table").equals("json")) {
      console.answer(StacksView.json(stacks));
    } else if (stacks.isEmpty()) {
      console.tell("no stack is on this machine · start one: jstack up -d -f FILE");
    } else {
      console.answer(StacksView.table(stacks, console.outputStyle(), console.answerColumns()));
    }
    return ExitCode.DONE.number();
  }
}
