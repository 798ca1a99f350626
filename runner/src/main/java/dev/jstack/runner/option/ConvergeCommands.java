package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.choice;
import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.OptionSpec.list;
import static dev.jstack.runner.option.OptionSpec.value;
import static dev.jstack.runner.option.Positional.Kind.FILE;
import static dev.jstack.runner.option.Positional.Kind.SERVICE;

import java.util.List;

/** The commands that make the host what the file says. */
final class ConvergeCommands {
  static final OptionSpec TIMEOUT =
      value("t", "timeout", "TIME", "how long a service may take to stop; then it is ended");
  static final OptionSpec TARGET =
      choice(
          "",
          "target",
          "plan for this host from nothing",
          "local",
          "windows-server-2019",
          "windows-server-2022",
          "windows-server-2025",
          "windows-11");

  private static final CommandSpec UP =
      CommandSpec.of(CommandSpec.Group.DAY, "up", "start the stack, or make it what the file says")
          .options(
              flag("d", "detach", "return when it is started instead of following the logs"),
              flag("", "wait", "return when every service runs and is healthy; implies -d"),
              value("", "wait-timeout", "TIME", "how long --wait waits; then exit code 7"),
              list("", "scale", "SERVICE=N", "number of replicas instead of the file's"),
              flag("", "remove-orphans", "remove services that the file no longer has"),
              flag("", "force-recreate", "replace services even when nothing changed"),
              flag("", "no-recreate", "leave existing services as they are"),
              flag("", "no-deps", "leave the services alone that the named ones depend on"),
              flag("", "no-start", "create, do not start"),
              flag("", "abort-on-container-exit", "stop the stack when a service ends"),
              value("", "exit-code-from", "SERVICE", "end with the exit code of this service"),
              choice("", "pull", "when to fetch images", "always", "missing", "never"),
              flag("y", "yes", "answer yes to questions"),
              TIMEOUT,
              flag("", "no-log-prefix", "follow the logs without the names of services"),
              flag("", "timestamps", "follow the logs with the time of each line"))
          .words(Positional.any("SERVICE", SERVICE))
          .examples(
              "jstack up -d --wait              # return when all is healthy",
              "jstack up api                    # only api and what it depends on",
              "jstack up -d --scale worker=3    # three workers");

  private static final CommandSpec DOWN =
      CommandSpec.of(CommandSpec.Group.DAY, "down", "stop the stack and remove what it made")
          .options(
              flag("v", "volumes", "remove its volumes too"),
              flag("", "remove-orphans", "remove services that the file no longer has"),
              TIMEOUT)
          .examples("jstack down -v                   # leave nothing behind");

  private static final CommandSpec PLAN =
      CommandSpec.of(CommandSpec.Group.DAY, "plan", "show what up would do, and why")
          .alias("diff")
          .options(
              flag("", "detailed-exitcode", "exit code 2 when there is something to do"),
              choice("", "format", "how it is shown", "text", "json", "markdown", "mermaid", "dot"),
              value("o", "out", "FILE", "save it for jstack apply"),
              flag("", "show-documents", "every call to the host with its document"),
              TARGET,
              list("", "scale", "SERVICE=N", "number of replicas instead of the file's"),
              flag("", "remove-orphans", "plan as up --remove-orphans"),
              flag("", "force-recreate", "plan as up --force-recreate"),
              flag("", "no-recreate", "plan as up --no-recreate"),
              flag("", "no-deps", "plan as up --no-deps"))
          .words(Positional.any("SERVICE", SERVICE))
          .examples(
              "jstack plan -o plan.json         # then: jstack apply plan.json",
              "jstack plan --target windows-server-2022 --show-documents");

  private static final CommandSpec APPLY =
      CommandSpec.of(CommandSpec.Group.DAY, "apply", "carry out a saved plan, exactly")
          .options(TIMEOUT)
          .words(Positional.one("FILE", FILE))
          .examples("jstack apply plan.json           # refused when the host has moved since");

  static final List<CommandSpec> ALL = List.of(UP, PLAN, APPLY, DOWN);

  private ConvergeCommands() {}
}
