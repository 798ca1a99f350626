package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.choice;
import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.OptionSpec.list;
import static dev.jstack.runner.option.OptionSpec.value;
import static dev.jstack.runner.option.Positional.Kind.SERVICE;
import static dev.jstack.runner.option.Positional.Kind.WORD;

import java.util.List;

/** The commands that only look. */
final class LookCommands {
  static final OptionSpec FORMAT = choice("", "format", "how it is shown", "table", "json");

  private static final CommandSpec PS =
      CommandSpec.of(CommandSpec.Group.LOOK, "ps", "what runs, how it is, where it listens")
          .options(
              flag("a", "all", "also what has ended"),
              flag("q", "quiet", "only names"),
              flag("", "services", "only names of services"),
              FORMAT,
              list("", "status", "STATUS", "only these: running, exited, restarting, created"),
              list("", "filter", "KEY=VALUE", "only these: status=, service=, health="),
              flag("", "no-trunc", "nothing shortened, with ids"))
          .words(Positional.any("SERVICE", SERVICE))
          .examples("jstack ps --format json | jq .services");

  private static final CommandSpec LOGS =
      CommandSpec.of(CommandSpec.Group.LOOK, "logs", "what services wrote")
          .options(
              flag("f", "follow", "go on as it comes"),
              value("n", "tail", "LINES", "only the last lines of each service"),
              value("", "since", "TIME", "from then on: 10m, 2026-05-01T10:00:00Z"),
              value("", "until", "TIME", "up to then"),
              flag("t", "timestamps", "with the time of each line"),
              flag("", "no-color", "no colours"),
              flag("", "no-log-prefix", "without the names of services"))
          .words(Positional.any("SERVICE", SERVICE))
          .examples("jstack logs -f -n 20 api         # the last 20 lines of api, then follow");

  private static final CommandSpec LS =
      CommandSpec.of(CommandSpec.Group.LOOK, "ls", "all stacks of this machine")
          .options(FORMAT, flag("q", "quiet", "only names"));

  private static final CommandSpec TOP =
      CommandSpec.of(CommandSpec.Group.LOOK, "top", "the processes of each service")
          .options(FORMAT)
          .words(Positional.any("SERVICE", SERVICE));

  private static final CommandSpec PORT =
      CommandSpec.of(CommandSpec.Group.LOOK, "port", "where a port of a service is published")
          .options(
              choice("", "protocol", "which protocol", "tcp", "udp"),
              value("", "index", "N", "which replica"))
          .words(Positional.one("SERVICE", SERVICE), Positional.optional("PORT", WORD))
          .examples("jstack port web 80               # prints 127.0.0.1:8080");

  static final List<CommandSpec> ALL = List.of(PS, LOGS, LS, TOP, PORT);

  private LookCommands() {}
}
