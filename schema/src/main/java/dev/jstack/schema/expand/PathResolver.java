package dev.jstack.schema.expand;

import dev.jstack.schema.value.HostPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Relative paths to absolute ones.
 *
 * @param base the directory they start at
 * @param project the directory that paths of the whole stack start at
 * @param home what {@code ~} stands for
 * @param absolute false: paths stay relative, to the directory of the whole stack
 */
public record PathResolver(Path base, Path project, Optional<String> home, boolean absolute) {

  /**
   * {@code path} absolute; backslashes of a relative path separate on every host. Empty for a text
   * that can be no path.
   */
  Optional<String> resolve(String path) {
    try {
      if (HostPath.hasDrive(path) || HostPath.isWindowsAbsolute(path)) {
        return Optional.of(base.resolve(path)).map(valid -> path);
      }
      return Optional.of(absolute ? full(path).toString() : relative(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The file that {@code path} means; the directory itself for a text that is no path. */
  public Path file(String path) {
    try {
      return HostPath.hasDrive(path) ? base.resolve(path) : full(path);
    } catch (InvalidPathException e) {
      return base;
    }
  }

  private String relative(String path) {
    if (base.equals(project) || Path.of(separated(path)).isAbsolute()) {
      return path;
    }
    String relative = project.relativize(full(path)).toString();
    return relative.isEmpty() ? "." : relative;
  }

  private Path full(String path) {
    String separated = separated(path);
    if (home.isPresent() && (separated.equals("~") || separated.startsWith("~/"))) {
      return Path.of(home.get() + separated.substring(1)).normalize();
    }
    Path written = Path.of(separated);
    return written.isAbsolute() ? written : base.resolve(written).normalize();
  }

  private static String separated(String path) {
    return path.replace('\\', '/');
  }
}
