package dev.jstack.runner.command;

import dev.jstack.engine.Planning;
import dev.jstack.engine.Remains;
import dev.jstack.engine.plan.Plan;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.session.Request;
import java.util.List;
import java.util.Optional;

/**
 * {@code jstack gc}: removes what is left of stacks and nothing uses. What runs, what holds data
 * and what belongs to others stays.
 */
final class GcCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    Remains remains = invocation.engine().remains();
    int code = ExitCode.DONE.number();
    for (Plan plan : remains.plans()) {
      int one =
          invocation.arguments().has("dry-run") ? show(invocation, plan) : go(invocation, plan);
      code = code == ExitCode.DONE.number() ? one : code;
    }
    tell(remains, invocation.console());
    return code;
  }

  private static int show(Invocation invocation, Plan plan) {
    return PlanCommand.show(invocation, new Planning(Optional.of(plan), List.of()));
  }

  private static int go(Invocation invocation, Plan plan) throws InterruptedException {
    Request request =
        new Request.Collect(plan.stack().value(), DownCommand.lockTimeout(invocation.arguments()));
    return Run.of(invocation, request, true);
  }

  private static void tell(Remains remains, Console console) {
    for (String id : remains.unknown()) {
      console.tell(
          id
              + " runs, and nothing is known of it here: another --state-dir may have it; jstack -p "
              + id.substring(0, id.indexOf('.'))
              + " down ends it");
    }
    for (String volume : remains.volumes()) {
      console.tell("volume " + volume + " is of no stack on this machine; it holds data and stays");
    }
    if (remains.plans().isEmpty()) {
      console.tell("nothing is left behind");
    }
  }
}
