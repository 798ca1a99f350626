package dev.jstack.runner.command;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.progress.Elapsed;
import dev.jstack.runner.supervisor.Presence;
import dev.jstack.runner.view.StatusView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    hidden(status, shown, arguments).ifPresent(console::tell);
    unwatched(invocation, shown).ifPresent(console::tell);
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

  /** What is not shown, said where nobody asked for just a part. */
  private static Optional<String> hidden(
      StackStatus status, List<Replica> shown, Arguments arguments) {
    boolean part = isFiltered(arguments) || !arguments.words().isEmpty() || arguments.has("quiet");
    int ended = status.replicas().size() - shown.size();
    return part || ended == 0
        ? Optional.empty()
        : Optional.of(ended + (ended == 1 ? " has" : " have") + " ended: ps -a shows it");
  }

  /** Replicas run on when their supervisor was killed; nobody restarts them then. */
  private static Optional<String> unwatched(Invocation invocation, List<Replica> shown) {
    boolean any = shown.stream().anyMatch(replica -> !isOver(replica));
    if (!any) {
      return Optional.empty();
    }
    Presence supervisor = invocation.backends().supervisor(invocation.arguments());
    if (supervisor.alive()) {
      return Optional.empty();
    }
    Instant now = invocation.surroundings().clock().instant();
    String since =
        supervisor
            .lastSeen()
            .map(at -> " for " + Elapsed.seconds(Duration.between(at, now).toSeconds()))
            .orElse("");
    String ports = invocation.surroundings().windows() ? "" : ", and its ports are closed";
    return Optional.of(
        "nobody has watched this stack%s: nothing restarts, no health is checked%s · %s start"
                .formatted(since, ports, new StackFiles(invocation).again())
            + " takes it up again");
  }

  private static boolean isFiltered(Arguments arguments) {
    return arguments.has("status") || arguments.has("filter");
  }

  private static boolean isOver(Replica replica) {
    return switch (replica.state()) {
      case EXITED, STOPPED, CREATED -> true;
      default -> false;
    };
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

  /** Ended ones are shown where a filter or {@code -a} asks for them, as compose has it. */
  private static boolean wanted(Replica replica, Arguments arguments) {
    List<String> states = arguments.values("status");
    states.forEach(PsCommand::requireState);
    for (String filter : arguments.values("filter")) {
      if (!passes(replica, filter)) {
        return false;
      }
    }
    if (states.isEmpty()) {
      return arguments.has("all") || arguments.has("filter") || !isOver(replica);
    }
    return states.contains(word(replica.state()));
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
