package dev.jstack.runner.command;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import java.util.List;
import java.util.Optional;

/** {@code jstack port SERVICE [PORT]}: one {@code address:port} a line. */
final class PortCommand implements Command {

  /** A published port as {@link Replica#ports} writes it: {@code 8080→80}, {@code 53→53/udp}. */
  private record Published(String address, String inner, String protocol) {
    static Published of(String text) {
      int arrow = text.indexOf('→');
      String outer = text.substring(0, Math.max(0, arrow));
      String inner = text.substring(arrow + 1);
      int slash = inner.indexOf('/');
      return new Published(
          outer.contains(":") ? outer : "0.0.0.0:" + outer,
          slash < 0 ? inner : inner.substring(0, slash),
          slash < 0 ? "tcp" : inner.substring(slash + 1));
    }
  }

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    String service = arguments.words().get(0);
    StackStatus status = invocation.engine().status(new StackFiles(invocation).stackName());
    Optional<Integer> index = arguments.number("index");
    boolean any = false;
    for (Replica replica : Services.select(status, List.of(service))) {
      if (index.isEmpty() || index.get() == replica.number()) {
        any |= print(invocation.console(), replica, arguments);
      }
    }
    if (!any) {
      throw new CommandException(
          ExitCode.FAILED, "service `" + service + "` publishes no such port", "jstack ps");
    }
    return ExitCode.DONE.number();
  }

  private static boolean print(Console console, Replica replica, Arguments arguments) {
    boolean any = false;
    for (String text : replica.ports()) {
      Published port = Published.of(text);
      boolean asked = arguments.words().size() < 2 || arguments.words().get(1).equals(port.inner());
      boolean protocol = arguments.value("protocol", port.protocol()).equals(port.protocol());
      if (asked && protocol) {
        console.answer(port.address());
        any = true;
      }
    }
    return any;
  }
}
