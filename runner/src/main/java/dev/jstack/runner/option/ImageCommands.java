package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.choice;
import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.OptionSpec.value;
import static dev.jstack.runner.option.Positional.Kind.SERVICE;
import static dev.jstack.runner.option.Positional.Kind.WORD;

import java.util.List;

/** The commands about images. */
final class ImageCommands {
  private static final OptionSpec FORMAT = choice("", "format", "how it is shown", "table", "json");
  private static final OptionSpec PLATFORM =
      value("", "platform", "OS/ARCH", "an image for this platform instead of the host's");
  private static final OptionSpec PARALLEL =
      value("", "parallel", "N", "how many layers are downloaded at once (3)");
  private static final OptionSpec QUIET = flag("q", "quiet", "no progress; only digests");

  private static final CommandSpec PULL =
      CommandSpec.of(CommandSpec.Group.DAY, "pull", "fetch the images of the stack's services")
          .options(
              choice("", "policy", "which images are asked for", "always", "missing"),
              flag("", "ignore-pull-failures", "go on with the other images"),
              PARALLEL,
              QUIET)
          .words(Positional.any("SERVICE", SERVICE))
          .examples("jstack pull --policy missing");

  private static final CommandSpec IMAGES =
      CommandSpec.of(
              CommandSpec.Group.LOOK, "images", "the images of this machine and who uses them")
          .options(FORMAT, flag("q", "quiet", "only digests"));

  private static final CommandSpec IMAGE =
      CommandSpec.of(
              CommandSpec.Group.TOOL,
              "image",
              "ls, pull, inspect, match, load, save, rm, prune images")
          .options(
              FORMAT,
              PLATFORM,
              PARALLEL,
              QUIET,
              flag("a", "all", "prune: also images that no service uses"),
              flag("", "force", "rm: also images that services use"),
              value("", "name", "NAME", "load: what to call the image"),
              value("o", "output", "FILE", "save: the archive to write"))
          .words(
              Positional.choice(
                  "ACTION", "ls", "pull", "inspect", "match", "load", "save", "rm", "prune"),
              Positional.any("IMAGE", WORD))
          .examples(
              "jstack image match mcr.microsoft.com/windows/servercore:ltsc2022",
              "jstack image save -o app.tar registry.local/app:1",
              "jstack image load app.tar");

  static final List<CommandSpec> ALL = List.of(PULL, IMAGES, IMAGE);

  private ImageCommands() {}
}
