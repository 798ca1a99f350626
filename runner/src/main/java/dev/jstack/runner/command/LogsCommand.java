package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.engine.log.LogFollow;
import dev.jstack.engine.log.LogQuery;
import dev.jstack.engine.log.LogReader;
import dev.jstack.engine.log.LogSource;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Pause;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.view.LogView;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code jstack logs}: reads the files, needs no supervisor. */
final class LogsCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    StackName stack = new StackFiles(invocation).stackName();
    Engine engine = invocation.engine();
    StackStatus status = engine.status(stack);
    Services.require(status, invocation.arguments().words());
    LogView view = view(invocation, status);
    LogQuery query = query(invocation);
    if (!invocation.arguments().has("follow")) {
      reader(invocation, stack).read(query, view);
      return ExitCode.DONE.number();
    }
    try (LogFollow follow = reader(invocation, stack).follow(query)) {
      follow(invocation, follow, view, engine, stack);
    }
    return ExitCode.DONE.number();
  }

  /** Until nothing runs any more, or nobody reads what is printed. */
  private static void follow(
      Invocation invocation, LogFollow follow, LogView view, Engine engine, StackName stack)
      throws InterruptedException {
    int idle = 0;
    while (!invocation.console().out().checkError()) {
      boolean any = follow.poll(view);
      view.flush();
      idle = any ? 0 : idle + 1;
      if (idle >= 20) {
        idle = 0;
        if (engine.status(stack).replicas().stream().noneMatch(LogsCommand::mayStillWrite)) {
          follow.poll(view);
          return;
        }
      }
      Pause.of(any ? 5 : 50);
    }
  }

  private static boolean mayStillWrite(Replica replica) {
    return replica.state() != State.EXITED && replica.state() != State.STOPPED;
  }

  static LogReader reader(Invocation invocation, StackName stack) {
    return new LogReader(invocation.backends().state(invocation.arguments()).stack(stack).logs());
  }

  static LogView view(Invocation invocation, StackStatus status) {
    Arguments arguments = invocation.arguments();
    List<LogSource> known = new ArrayList<>();
    for (Replica replica : status.replicas()) {
      if (arguments.words().isEmpty() || arguments.words().contains(replica.service())) {
        known.add(new LogSource(replica.service(), replica.number()));
      }
    }
    LogView.Options options =
        new LogView.Options(
            !arguments.has("no-log-prefix"),
            arguments.has("timestamps"),
            !arguments.has("no-color"));
    return new LogView(invocation.console(), options, known);
  }

  private static LogQuery query(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    Optional<Integer> tail =
        arguments.value("tail").filter(text -> !text.equals("all")).isPresent()
            ? arguments.number("tail")
            : Optional.empty();
    return new LogQuery(
        Set.copyOf(arguments.words()),
        tail.map(OptionalInt::of).orElse(OptionalInt.empty()),
        arguments.value("since").map(text -> time("since", text, invocation)),
        arguments.value("until").map(text -> time("until", text, invocation)));
  }

  /** A point in time, or so long ago. */
  private static Instant time(String option, String text, Invocation invocation) {
    if (!text.isEmpty() && !text.contains("-") && !text.contains(":")) {
      Duration ago = invocation.arguments().duration(option).orElse(Duration.ZERO);
      return invocation.surroundings().clock().instant().minus(ago);
    }
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
      }
      boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
      return zoned
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "--" + option + " takes 10m, 2026-05-01 or 2026-05-01T10:00:00Z, not `" + text + "`");
    }
  }
}
