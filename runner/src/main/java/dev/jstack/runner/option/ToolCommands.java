package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.choice;
import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.Positional.Kind.FILE;
import static dev.jstack.runner.option.Positional.Kind.WORD;

import java.util.List;

/** The commands about jstack itself and the machine it is on. */
final class ToolCommands {
  private static final OptionSpec FORMAT = choice("", "format", "how it is shown", "text", "json");

  private static final CommandSpec DOCTOR =
      CommandSpec.of(
              CommandSpec.Group.TOOL,
              "doctor",
              "what this machine can do, and how to make it do more")
          .options(FORMAT);

  private static final CommandSpec GC =
      CommandSpec.of(
              CommandSpec.Group.TOOL,
              "gc",
              "remove what crashes left behind: endpoints, namespaces, layers")
          .examples("jstack gc --dry-run              # only look");

  private static final CommandSpec EXTERNAL =
      CommandSpec.of(
              CommandSpec.Group.TOOL,
              "external",
              "keep secrets and configs outside of stack files: create, ls, rm")
          .options(
              choice("", "format", "ls: how it is shown", "table", "json"),
              flag("q", "quiet", "ls: only kinds and names"),
              flag("", "replace", "create: give one that is there a new content"),
              flag("", "force", "rm: one that is not there is no failure"))
          .words(
              Positional.choice("ACTION", "create", "ls", "rm"),
              Positional.optionalChoice("KIND", "secret", "config"),
              Positional.optional("NAME", WORD),
              Positional.optional("FILE", FILE))
          .examples(
              "jstack external create secret token ./token.txt",
              "jstack external create --replace config settings - < settings.ini",
              "jstack external rm secret token");

  private static final CommandSpec SERVICE =
      CommandSpec.of(
              CommandSpec.Group.TOOL,
              "service",
              "bring stacks that ran up again after the machine starts")
          .words(Positional.choice("ACTION", "install", "uninstall", "status", "run"))
          .examples(
              "jstack service install --dry-run # what would be registered",
              "jstack service install           # root: for the machine; else for the user");

  private static final CommandSpec VERSION =
      CommandSpec.of(
              CommandSpec.Group.TOOL, "version", "the version of jstack, Java and the system")
          .options(FORMAT, flag("", "short", "only the number"));

  private static final CommandSpec COMPLETION =
      CommandSpec.of(
              CommandSpec.Group.TOOL,
              "completion",
              "a script that lets the shell complete commands")
          .words(Positional.choice("SHELL", "bash", "zsh", "fish", "powershell"))
          .examples("eval \"$(jstack completion bash)\"");

  private static final CommandSpec HELP =
      CommandSpec.of(CommandSpec.Group.TOOL, "help", "all commands, or the page of one")
          .words(Positional.optional("COMMAND", WORD));

  static final List<CommandSpec> ALL =
      List.of(DOCTOR, SERVICE, EXTERNAL, GC, VERSION, COMPLETION, HELP);

  private ToolCommands() {}
}
