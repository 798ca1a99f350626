package dev.jstack.image;

import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A process of its own that pulls: STORE REFERENCE. A test kills it. */
final class PullProgram {
  private PullProgram() {}

  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    ImageSettings settings = ImageSettings.of(Map.of(), root, Clock.systemUTC());
    try (ImageStore store = ImageStore.forLinux(root, settings)) {
      store.ensure(
          arguments[1],
          new ImagePlatform("linux", "amd64", Optional.empty()),
          PullPolicy.MISSING,
          PullListener.SILENT);
    }
  }

  /** Starts it in a process of its own. */
  static Process start(Path root, String reference) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PullProgram.class.getName(),
            root.toString(),
            reference)
        .inheritIO()
        .start();
  }
}
