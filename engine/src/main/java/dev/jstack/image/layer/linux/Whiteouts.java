package dev.jstack.image.layer.linux;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Character devices 0:0, overlayfs's sign for "removed here". Java cannot make them; {@code mknod}
 * can, for ordinary users too (Linux 5.8), many with one shell.
 */
final class Whiteouts {
  private static final int ARGUMENT_BYTES = 64 << 10;
  private static final int SECONDS = 60;
  private static final String SCRIPT = "for p; do mknod \"$p\" c 0 0 || exit 1; done";

  private Whiteouts() {}

  static void create(List<Path> paths) throws IOException {
    List<String> batch = new ArrayList<>();
    int bytes = 0;
    for (Path path : paths) {
      batch.add(path.toString());
      bytes += path.toString().length() * 3 + 1;
      if (bytes > ARGUMENT_BYTES) {
        run(batch);
        batch.clear();
        bytes = 0;
      }
    }
    run(batch);
  }

  private static void run(List<String> paths) throws IOException {
    if (paths.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "mknod"));
    command.addAll(paths);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readNBytes(1 << 12), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new ImageException(
            ImageProblem.STORE, "cannot make whiteouts in the image store: " + said.trim());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while unpacking");
    } finally {
      process.destroyForcibly();
    }
  }
}
