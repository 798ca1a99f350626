package dev.jstack.runner.command;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.view.StatusView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code jstack ps}. */
final class PsCommand implements Command {
  private static final List<String> STATES =
      java.util.Arrays.stream(State.values()).map(PsCommand::word).toList();

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    StackStatus status = invocation.engine().status(new StackFiles(invocation).stackName());
    List<Replica> shown =
        Services.select(status, arguments.words()).stream()
            .filter(replica -> wanted(replica, arguments))
            .toList();
    Console console = invocation.console();
    if (arguments.has("quiet")) {
      shown.forEach(replica -> console.answer(replica.name()));
    } else if (arguments.has("services")) {
      Set<String> names = new LinkedHashSet<>();
      shown.forEach(replica -> names.add(replica.service()));
      names.forEach(console::answer);
    } else if (arguments.value("format", "table").equals("json")) {
      console.answer(StatusView.json(status, shown));
    } else {
      table(invocation, status, shown);
    }
    return ExitCode.DONE.number();
  }

  private static void table(Invocation invocation, StackStatus status, List<Replica> shown) {
    Console console = invocation.console();
    if (status.replicas().isEmpty()) {
      console.tell(
          "nothing of "
              + status.stack()
              + " is on this machine · start it: "
              + new StackFiles(invocation).again()
              + " up -d");
      return;
    }
    StatusView view =
        new StatusView(
            console.outputStyle(),
            console.answerColumns(),
            invocation.surroundings().clock().instant());
    console.answer(view.table(shown, invocation.arguments().has("no-trunc")));
  }

  /** Ended ones are shown too where a filter asks for them, and where they will start again. */
  private static boolean wanted(Replica replica, Arguments arguments) {
    List<String> states = arguments.values("status");
    states.forEach(PsCommand::requireState);
    for (String filter : arguments.values("filter")) {
      if (!passes(replica, filter)) {
        return false;
      }
    }
    return states.isEmpty() || states.contains(word(replica.state()));
  }

  private static boolean passes(Replica replica, String filter) {
    int equals = filter.indexOf('=');
    String key = equals < 0 ? filter : filter.substring(0, equals);
    String value = filter.substring(equals + 1);
    return switch (key) {
      case "status" -> {
        requireState(value);
        yield word(replica.state()).equals(value);
      }
      case "service" -> replica.service().equals(value);
      case "health" -> word(replica.health().state()).equals(value);
      default ->
          throw new UsageException(
              "--filter knows no `" + key + "`", "one of: status=, service=, health=");
    };
  }

  private static void requireState(String state) {
    if (!STATES.contains(state)) {
      throw new UsageException(
          "there is no state `" + state + "`", "one of: " + String.join(", ", STATES));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
