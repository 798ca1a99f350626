package dev.jstack.runner;

import dev.jstack.host.windows.LayerHost;
import dev.jstack.image.ImageSettings;
import dev.jstack.image.ImageStore;
import dev.jstack.image.PullChild;
import dev.jstack.image.layer.windows.ImportChild;
import dev.jstack.image.layer.windows.LayerImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What this program is when it starts itself for one piece of work: no commands for people. Both
 * hash gigabytes, so they get the whole compiler, and buffers are their garbage, so its space is
 * small.
 */
final class HelperProcess {
  /** Writes one layer of Windows, with privileges that the pull itself does not take. */
  private static final String LAYER_IMPORT = "layer-import";

  /** Pulls one image for the supervisor: ROOT HOST. */
  private static final String IMAGE_PULL = "image-pull";

  private static final List<String> JVM =
      List.of("-Xms16m", "-Xmn4m", "-Xmx192m", "-XX:+UseSerialGC", "-Xlog:disable");

  private HelperProcess() {}

  static boolean isOne(String[] line) {
    return line.length == 1 && line[0].equals(LAYER_IMPORT)
        || line.length == 3 && line[0].equals(IMAGE_PULL);
  }

  /** The import of one layer as a program. */
  static List<String> layerImport() {
    return program(List.of(LAYER_IMPORT));
  }

  /** The pull of one image as a program. */
  static List<String> imagePull(Path root, String wanted) {
    return program(List.of(IMAGE_PULL, root.toString(), wanted));
  }

  private static List<String> program(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", Build.classPath(), Main.class.getName()));
    command.addAll(words);
    return command;
  }

  /** Does the work that comes in; how it goes comes out. */
  static void run(
      String[] line, InputStream in, OutputStream out, Map<String, String> environment) {
    try {
      if (line[0].equals(IMAGE_PULL)) {
        pull(Path.of(line[1]), line[2], in, out, environment);
      } else {
        ImportChild.run(
            in,
            out,
            () -> {
              LayerHost host = LayerHost.open(MachineImages.systemDirectory(environment));
              return new LayerImport(host.storage(), host.files());
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nobody takes the outcome", e);
    }
  }

  private static void pull(
      Path root, String wanted, InputStream in, OutputStream out, Map<String, String> environment)
      throws IOException {
    MachineImages machine = new MachineImages(root, wanted, environment, Clock.systemUTC());
    try (ImageStore images = machine.open(ImageSettings.USUAL_PARALLEL)) {
      PullChild.run(in, out, images);
    }
  }
}
