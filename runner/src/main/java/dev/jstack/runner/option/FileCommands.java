package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.choice;
import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.OptionSpec.value;
import static dev.jstack.runner.option.Positional.Kind.SERVICE;
import static dev.jstack.runner.option.Positional.Kind.WORD;

import java.util.List;

/** The commands about the stack file alone. */
final class FileCommands {
  private static final CommandSpec CONFIG =
      CommandSpec.of(CommandSpec.Group.FILE, "config", "the stack file as jstack understands it")
          .alias("convert")
          .options(
              choice("", "format", "how it is shown", "yaml", "json"),
              value("o", "output", "FILE", "write to this file"),
              flag("q", "quiet", "only check"),
              flag("", "services", "only names of services"),
              flag("", "volumes", "only names of volumes"),
              flag("", "networks", "only names of networks"),
              flag("", "profiles", "only names of profiles"),
              flag("", "images", "only images"),
              flag("", "models", "only names of models"),
              flag("", "variables", "the variables that the files use, with their defaults"),
              flag("", "environment", "the variables that the files are read with"),
              value("", "hash", "[SERVICE,...]", "a digest of each service, or of those named"),
              flag("", "resolve-image-digests", "images with the digest of what their tag means"),
              flag("", "lock-image-digests", "only images with digests: a file to merge over"),
              flag("", "no-interpolate", "leave variables as they are written"),
              flag("", "no-normalize", "leave short forms as they are written"),
              flag("", "no-path-resolution", "leave relative paths"),
              flag("", "no-env-resolution", "leave env_file as it is written"),
              flag("", "no-consistency", "skip the check across services"),
              choice(
                  "",
                  "target",
                  "what works there, line by line",
                  "windows",
                  "windows-server-2019",
                  "windows-server-2022",
                  "windows-server-2025",
                  "windows-11"))
          .words(Positional.any("SERVICE", SERVICE))
          .examples(
              "jstack config --services",
              "jstack config --lock-image-digests -o lock.yaml",
              "jstack config --variables           # what may be set, and what must be",
              "jstack config --target windows      # what works there, line by line");

  private static final CommandSpec VALIDATE =
      CommandSpec.of(
              CommandSpec.Group.FILE, "validate", "check the stack file and say all that is wrong")
          .options(choice("", "format", "how it is shown", "human", "json", "sarif"));

  private static final CommandSpec EXPLAIN =
      CommandSpec.of(CommandSpec.Group.FILE, "explain", "what an attribute or an error code means")
          .words(Positional.optional("TOPIC", WORD))
          .examples("jstack explain services.ports", "jstack explain JS2104");

  private static final CommandSpec SCHEMA =
      CommandSpec.of(
          CommandSpec.Group.FILE, "schema", "the JSON schema of stack files, for editors");

  static final List<CommandSpec> ALL = List.of(CONFIG, VALIDATE, EXPLAIN, SCHEMA);

  private FileCommands() {}
}
