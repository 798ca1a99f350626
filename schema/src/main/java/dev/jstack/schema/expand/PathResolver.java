package dev.jstack.schema.expand;

import dev.jstack.schema.value.HostPath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Relative paths to absolute ones.
 *
 * @param base the directory they start at
 * @param home what {@code ~} stands for
 * @param enabled false: paths stay as they are
 */
public record PathResolver(Path base, Optional<String> home, boolean enabled) {

  /** {@code path} absolute; backslashes of a relative path separate on every host. */
  String resolve(String path) {
    if (!enabled || HostPath.isWindowsAbsolute(path) || HostPath.hasDrive(path)) {
      return path;
    }
    return absolute(path);
  }

  /** The file that {@code path} means, whether or not paths are resolved in the tree. */
  public Path file(String path) {
    return HostPath.hasDrive(path) ? base.resolve(path) : Path.of(absolute(path));
  }

  private String absolute(String path) {
    String separated = separated(path);
    if (separated.equals("~") || separated.startsWith("~/")) {
      return home.map(h -> joined(h, separated.substring(1))).orElse(separated);
    }
    if (separated.startsWith("/")) {
      return separated;
    }
    if (separated.indexOf('\0') >= 0) {
      return path;
    }
    return base.resolve(separated).normalize().toString();
  }

  private static String joined(String home, String rest) {
    return rest.length() <= 1 ? home : Path.of(home + rest).normalize().toString();
  }

  private static String separated(String path) {
    return HostPath.isWindowsAbsolute(path) ? path : path.replace('\\', '/');
  }
}
