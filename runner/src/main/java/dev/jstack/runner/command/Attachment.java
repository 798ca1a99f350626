package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.engine.log.LogFollow;
import dev.jstack.engine.log.LogQuery;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Pause;
import dev.jstack.runner.console.Signals;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Request;
import dev.jstack.runner.view.LogView;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code up} without {@code -d}: follows the logs until Ctrl-C or, if that was asked for, until a
 * service ends; then stops the stack.
 */
final class Attachment {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Invocation invocation;
  private final Arguments arguments;
  private final StackName stack;
  private final Set<String> services;
  private final AtomicInteger interrupts = new AtomicInteger();

  Attachment(Invocation invocation, StackFiles.Followed followed) {
    this.invocation = invocation;
    this.arguments = invocation.arguments();
    this.stack = followed.stack();
    this.services = followed.services();
  }

  int follow() throws InterruptedException {
    Signals.onInterrupt(interrupts::incrementAndGet);
    Engine engine = invocation.engine();
    LogView view = LogsCommand.view(invocation, engine.status(stack));
    Instant looked = invocation.surroundings().clock().instant();
    try (LogFollow follow = LogsCommand.reader(invocation, stack).follow(sinceNow(looked))) {
      while (interrupts.get() == 0) {
        boolean any = follow.poll(view);
        view.flush();
        Instant now = invocation.surroundings().clock().instant();
        if (!any && now.isAfter(looked.plus(LOOK_AGAIN))) {
          looked = now;
          Optional<Integer> code = ended(engine.status(stack).replicas());
          if (code.isPresent()) {
            follow.poll(view);
            stop();
            return code.get();
          }
        }
        Pause.of(any ? 5 : 50);
      }
    }
    return stop();
  }

  /** From shortly before: the first lines of services that have just started belong to it. */
  private LogQuery sinceNow(Instant now) {
    return new LogQuery(
        services, OptionalInt.empty(), Optional.of(now.minusSeconds(60)), Optional.empty());
  }

  /** The exit code to end with, once the service that matters or all services have ended. */
  private Optional<Integer> ended(List<Replica> replicas) {
    Optional<String> from = arguments.value("exit-code-from");
    boolean any = arguments.has("abort-on-container-exit");
    boolean all = true;
    for (Replica replica : replicas) {
      boolean over = replica.state() == State.EXITED || replica.state() == State.STOPPED;
      all &= over;
      boolean matters = from.map(replica.service()::equals).orElse(any);
      if (over && matters) {
        return Optional.of(code(replica));
      }
    }
    return all ? Optional.of(ExitCode.DONE.number()) : Optional.empty();
  }

  private static int code(Replica replica) {
    return replica.health().exitCode().map(Long::intValue).orElse(0);
  }

  private int stop() throws InterruptedException {
    String again = new StackFiles(invocation).again();
    boolean asked = interrupts.get() > 0;
    if (asked) {
      invocation
          .console()
          .tell("\nstopping " + stack + " (`" + again + " up -d` leaves it running)");
    }
    Request.Stop request =
        new Request.Stop(
            stack.value(), List.of(), arguments.duration("timeout"), Request.DEFAULT_LOCK_TIMEOUT);
    int code = Run.stopping(invocation, request);
    return code == ExitCode.DONE.number() && asked ? ExitCode.INTERRUPTED.number() : code;
  }
}
