package dev.jstack.runner.command;

import dev.jstack.engine.Planning;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.model.StackName;
import java.util.List;

/** {@code jstack down}. */
final class DownCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    Arguments arguments = invocation.arguments();
    StackName stack = new StackFiles(invocation).stackName();
    if (arguments.has("dry-run")) {
      DownOptions options =
          new DownOptions(List.of(), arguments.has("volumes"), arguments.duration("timeout"));
      Planning planning = invocation.engine().planDown(stack, options);
      return PlanCommand.show(invocation, planning);
    }
    return Run.of(
        invocation,
        new Request.Down(
            stack.value(),
            List.of(),
            arguments.has("volumes"),
            arguments.duration("timeout"),
            lockTimeout(arguments)),
        true);
  }

  static java.time.Duration lockTimeout(Arguments arguments) {
    return arguments.duration("lock-timeout").orElse(Request.DEFAULT_LOCK_TIMEOUT);
  }
}
