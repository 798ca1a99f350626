package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.engine.Planning;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code jstack start}, {@code stop}, {@code restart} and {@code kill}. */
final class ControlCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    Arguments arguments = invocation.arguments();
    String stack = new StackFiles(invocation).stackName().value();
    Services.require(invocation.engine().status(new StackName(stack)), arguments.words());
    return arguments.has("dry-run")
        ? PlanCommand.show(invocation, planned(invocation, new StackName(stack)))
        : Run.of(invocation, request(arguments, stack), true);
  }

  private static Planning planned(Invocation invocation, StackName stack) {
    Arguments arguments = invocation.arguments();
    Engine engine = invocation.engine();
    DownOptions how = new DownOptions(arguments.words(), false, arguments.duration("timeout"));
    return switch (arguments.command().name()) {
      case "start" -> engine.planStart(stack, arguments.words());
      case "stop" -> engine.planStop(stack, how);
      case "restart" -> engine.planRestart(stack, how);
      default -> throw new IllegalArgumentException(arguments.command().name());
    };
  }

  private static Request request(Arguments arguments, String stack) {
    List<String> services = arguments.words();
    Duration lock = DownCommand.lockTimeout(arguments);
    return switch (arguments.command().name()) {
      case "start" -> new Request.Start(stack, services, lock);
      case "stop" -> new Request.Stop(stack, services, arguments.duration("timeout"), lock);
      case "restart" -> new Request.Restart(stack, services, arguments.duration("timeout"), lock);
      case "kill" -> new Request.Kill(stack, services, signal(arguments));
      default -> throw new IllegalArgumentException(arguments.command().name());
    };
  }

  /** {@code kill}, {@code SIGKILL}, {@code sigterm}: the name with its prefix in capitals. */
  private static String signal(Arguments arguments) {
    String name = arguments.value("signal", "KILL").toUpperCase(Locale.ROOT);
    return name.startsWith("SIG") ? name : "SIG" + name;
  }
}
