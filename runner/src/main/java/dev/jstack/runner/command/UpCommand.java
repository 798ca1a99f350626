package dev.jstack.runner.command;

import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.OptionVariables;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.LoadRequest;

/** {@code jstack up}. */
final class UpCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    Arguments arguments = invocation.arguments();
    if (arguments.has("dry-run")) {
      return new PlanCommand().run(invocation);
    }
    StackFiles files = new StackFiles(invocation);
    LoadRequest load = files.request(arguments.words(), LoadRequest.Switches.ALL);
    boolean detached =
        arguments.has("detach") || arguments.has("wait") || arguments.has("no-start");
    if (detached && (arguments.has("exit-code-from") || arguments.has("abort-on-container-exit"))) {
      throw new UsageException(
          "-d leaves services running, --exit-code-from and --abort-on-container-exit end them",
          "leave one of the two away");
    }
    int code =
        Run.of(
            invocation,
            new Request.Up(load, options(arguments)),
            detached,
            () -> files.requireValid(load));
    return detached || code != ExitCode.DONE.number()
        ? code
        : new Attachment(invocation, files.followed(load)).follow();
  }

  static Request.UpOptions options(Arguments arguments) {
    if (arguments.has("force-recreate") && arguments.has("no-recreate")) {
      throw new UsageException("--force-recreate and --no-recreate exclude each other");
    }
    Request.Recreate recreate =
        arguments.has("force-recreate")
            ? Request.Recreate.ALL
            : arguments.has("no-recreate") ? Request.Recreate.NONE : Request.Recreate.CHANGED;
    return new Request.UpOptions(
        arguments.has("wait"),
        arguments.duration("wait-timeout"),
        orphans(arguments),
        recreate,
        !arguments.has("no-start"),
        !arguments.has("no-deps"),
        arguments.duration("timeout"),
        false,
        arguments.duration("lock-timeout").orElse(Request.DEFAULT_LOCK_TIMEOUT),
        arguments.value("pull"),
        arguments.parallel());
  }

  static PlanOptions.Orphans orphans(Arguments arguments) {
    boolean remove = arguments.has("remove-orphans");
    boolean ignore = arguments.has(OptionVariables.IGNORE_ORPHANS);
    if (remove && ignore) {
      throw new UsageException(
          "services that are not in the file cannot be both removed and ignored",
          "leave --remove-orphans or COMPOSE_IGNORE_ORPHANS away");
    }
    return remove
        ? PlanOptions.Orphans.REMOVE
        : ignore ? PlanOptions.Orphans.IGNORE : PlanOptions.Orphans.TELL;
  }
}
