package dev.jstack.runner.command;

import dev.jstack.engine.target.ImagePlatforms;
import dev.jstack.host.Host;
import dev.jstack.image.ImagePlatform;
import dev.jstack.image.ImageStore;
import dev.jstack.image.PruneReport;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.progress.ByteCount;
import dev.jstack.runner.progress.PullDisplay;
import dev.jstack.runner.view.ImagesView;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code jstack image ACTION} and {@code jstack images}. */
final class ImageCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    boolean all = arguments.command().name().equals("images");
    String action = all ? "ls" : arguments.words().get(0);
    List<String> names = all ? List.of() : arguments.words().subList(1, arguments.words().size());
    try (ImageStore images = invocation.images()) {
      act(invocation, images, action, names);
      return ExitCode.DONE.number();
    } catch (ImageException e) {
      throw ImageFailure.of(e);
    }
  }

  private static void act(
      Invocation invocation, ImageStore images, String action, List<String> names) {
    switch (action) {
      case "ls" -> list(invocation, images);
      case "pull" -> pull(invocation, images, some(action, names));
      case "inspect" -> inspect(invocation, images, some(action, names));
      case "match" -> new ImageMatch(invocation, images).show(some(action, names).get(0));
      case "load" -> load(invocation, images, some(action, names));
      case "save" -> save(invocation, images, some(action, names));
      case "rm" ->
          told(
              invocation,
              images.remove(
                  records(images, some(action, names)),
                  inUse(invocation),
                  invocation.arguments().has("force")));
      default ->
          told(invocation, images.prune(invocation.arguments().has("all"), inUse(invocation)));
    }
  }

  private static List<String> some(String action, List<String> names) {
    if (names.isEmpty()) {
      throw new UsageException("`image " + action + "` needs an image", "jstack image --help");
    }
    return names;
  }

  static PullDisplay display(Invocation invocation) {
    return PullDisplay.of(
        invocation.console(),
        invocation.surroundings().clock(),
        invocation.arguments().has("quiet"));
  }

  /** The platform that was asked for, else what this machine's host runs. */
  static ImagePlatform platform(Invocation invocation) {
    try (Host host = invocation.backends().host(invocation.arguments())) {
      return ImagePlatforms.wanted(host.facts(), invocation.arguments().value("platform"));
    }
  }

  private static void list(Invocation invocation, ImageStore images) {
    List<ImageRecord> records = images.list();
    if (invocation.arguments().has("quiet")) {
      records.forEach(record -> invocation.console().answer(record.manifest()));
      images.borrowed().forEach(image -> invocation.console().answer(image.digest().toString()));
      return;
    }
    ImagesView view = new ImagesView(images, invocation.engine().list());
    if (invocation.arguments().value("format", "table").equals("json")) {
      invocation.console().answer(view.json(records));
    } else if (records.isEmpty() && images.borrowed().isEmpty()) {
      invocation.console().tell("no image is on this machine · fetch one: jstack image pull NAME");
    } else {
      invocation
          .console()
          .answer(
              view.table(
                  records,
                  invocation.console().outputStyle(),
                  invocation.console().answerColumns()));
    }
  }

  private static void pull(Invocation invocation, ImageStore images, List<String> names) {
    ImagePlatform platform = platform(invocation);
    List<ImageRecord> pulled = new ArrayList<>();
    try (PullDisplay display = display(invocation)) {
      for (String name : names) {
        pulled.add(images.pull(name, platform, display));
      }
    }
    if (invocation.arguments().has("quiet")) {
      pulled.forEach(record -> invocation.console().answer(record.manifest()));
    }
  }

  private static void inspect(Invocation invocation, ImageStore images, List<String> names) {
    ImagesView view = new ImagesView(images, List.of());
    invocation.console().answer(view.inspect(records(images, names)));
  }

  private static void load(Invocation invocation, ImageStore images, List<String> names) {
    ImagePlatform platform = platform(invocation);
    try (PullDisplay display = display(invocation)) {
      for (String name : names) {
        Path file = invocation.surroundings().workingDirectory().resolve(name);
        images
            .load(file, invocation.arguments().value("name"), platform, display)
            .forEach(record -> invocation.console().answer("loaded " + record.reference()));
      }
    }
  }

  private static void save(Invocation invocation, ImageStore images, List<String> names) {
    String output =
        invocation
            .arguments()
            .value("output")
            .orElseThrow(() -> new UsageException("save to which file?", "-o FILE"));
    List<ImageRecord> records = records(images, names);
    Path file = invocation.surroundings().workingDirectory().resolve(output);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      images.save(records, out);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, file + " cannot be written: " + e.getMessage());
    }
  }

  private static List<ImageRecord> records(ImageStore images, List<String> names) {
    return names.stream().flatMap(name -> images.named(name).stream()).distinct().toList();
  }

  /** The images that services of any stack were made by. */
  private static Set<String> inUse(Invocation invocation) {
    Set<String> names = new LinkedHashSet<>();
    invocation
        .engine()
        .list()
        .forEach(stack -> stack.replicas().forEach(r -> r.image().ifPresent(names::add)));
    return names;
  }

  private static void told(Invocation invocation, PruneReport report) {
    report.images().forEach(r -> invocation.console().answer("removed " + r.reference()));
    invocation
        .console()
        .tell(
            report.layers()
                + (report.layers() == 1 ? " layer" : " layers")
                + " removed, "
                + ByteCount.of(report.bytes())
                + " freed");
  }
}
