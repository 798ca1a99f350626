package dev.jstack.runner.command;

import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Request;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code jstack start}, {@code stop}, {@code restart} and {@code kill}. */
final class ControlCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    Arguments arguments = invocation.arguments();
    String stack = new StackFiles(invocation).stackName().value();
    Services.require(
        invocation.engine().status(new dev.jstack.schema.model.StackName(stack)),
        arguments.words());
    return Run.of(invocation, request(arguments, stack), true);
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
