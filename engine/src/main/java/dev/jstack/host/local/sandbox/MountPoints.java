package dev.jstack.host.local.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is mounted on this machine. */
final class MountPoints {
  private MountPoints() {}

  /**
   * Whether something is mounted below the directory: an ordinary user may not stack an overlay on
   * such a one, for it would uncover what the mount hides.
   */
  static boolean below(String directory) {
    try {
      return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
          .map(line -> line.split(" ", -1)[1])
          .anyMatch(point -> point.startsWith(directory + "/"));
    } catch (IOException e) {
      return false;
    }
  }
}
