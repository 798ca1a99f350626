package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.OptionSpec.list;
import static dev.jstack.runner.option.OptionSpec.value;
import static dev.jstack.runner.option.Positional.Kind.SERVICE;
import static dev.jstack.runner.option.Positional.Kind.WORD;

import java.util.List;

/** The commands that act on services that exist. */
final class ControlCommands {
  private static final Positional SERVICES = Positional.any("SERVICE", SERVICE);

  private static final CommandSpec EXEC =
      CommandSpec.of(CommandSpec.Group.CONTROL, "exec", "run a command inside a service")
          .options(
              flag("T", "no-tty", "no terminal, even when this is one"),
              flag("d", "detach", "do not wait for it"),
              list("e", "env", "KEY=VALUE", "one more environment variable"),
              value("u", "user", "USER", "as this user"),
              value("w", "workdir", "DIR", "in this folder"),
              value("", "index", "N", "which replica"))
          .words(Positional.one("SERVICE", SERVICE), Positional.some("COMMAND", WORD))
          .passingRest()
          .examples("jstack exec api sh               # ends with the exit code of sh");

  private static CommandSpec simple(String name, String summary) {
    return CommandSpec.of(CommandSpec.Group.CONTROL, name, summary).words(SERVICES);
  }

  static final List<CommandSpec> ALL =
      List.of(
          EXEC,
          simple("start", "start services that are stopped"),
          simple("stop", "stop services and keep them").options(ConvergeCommands.TIMEOUT),
          simple("restart", "stop services and start them again")
              .options(
                  ConvergeCommands.TIMEOUT,
                  flag("", "no-deps", "leave the services alone that depend on them")),
          simple("kill", "end services at once")
              .options(value("s", "signal", "SIGNAL", "another signal than KILL")));

  private ControlCommands() {}
}
