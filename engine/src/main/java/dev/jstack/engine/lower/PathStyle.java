package dev.jstack.engine.lower;

import dev.jstack.host.HostFacts;
import dev.jstack.schema.value.HostPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths inside containers, in the style of their system. */
final class PathStyle {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final String FORBIDDEN = ":*?\"<>|";
  private static final String PIPE = "\\\\.\\pipe\\";

  private final boolean windows;

  private PathStyle(boolean windows) {
    this.windows = windows;
  }

  static PathStyle of(HostFacts facts) {
    return new PathStyle(facts.windowsPaths());
  }

  boolean isWindows() {
    return windows;
  }

  /** A mount's target in its one form; empty when nothing can be mounted there. */
  Optional<String> target(String path) {
    return windows ? windowsTarget(path) : linuxTarget(path);
  }

  /** What two spellings of one path have in common. */
  String key(String path) {
    return windows ? path.toLowerCase(Locale.ROOT) : path;
  }

  /** How deep a path lies: parents are mounted before what is mounted inside them. */
  int depth(String path) {
    return (int) path.chars().filter(c -> c == '\\' || c == '/').count();
  }

  /** A working directory: absolute, or below {@code base}. */
  String directory(String path, String base) {
    if (!windows) {
      return path.startsWith("/") || hasDrive(path)
          ? path
          : base + (base.endsWith("/") ? "" : "/") + path;
    }
    String backslashes = path.replace('/', '\\');
    if (hasDrive(path) || backslashes.startsWith("\\\\")) {
      return backslashes;
    }
    if (backslashes.startsWith("\\")) {
      return "C:" + backslashes;
    }
    return base + (base.endsWith("\\") ? "" : "\\") + backslashes;
  }

  /** The directory that processes start in unless told otherwise. */
  String root() {
    return windows ? "C:\\" : "/";
  }

  /** {@code directory} and a name in it. */
  String in(String directory, String name) {
    String separator = windows ? "\\" : "/";
    return directory + (directory.endsWith(separator) ? "" : separator) + name;
  }

  /** The directory of {@code path}. */
  String parent(String path) {
    int cut = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    String parent = cut < 0 ? path : path.substring(0, cut);
    return parent.endsWith(":") ? parent + "\\" : parent;
  }

  /**
   * A host directory as the host writes it. A path without a drive lies on the system drive, as it
   * would for a program there; so do paths of a Linux machine that plans for Windows.
   */
  String hostPath(String path) {
    if (!windows) {
      return path;
    }
    String backslashes = path.replace('/', '\\');
    boolean rooted = backslashes.startsWith("\\") && !backslashes.startsWith("\\\\");
    return rooted ? "C:" + backslashes : backslashes;
  }

  /** Whether a path of {@link #hostPath} says where it starts; the local host is this machine. */
  boolean isAbsolute(String hostPath) {
    return windows ? hasDrive(hostPath) || hostPath.startsWith("\\\\") : isAbsoluteHere(hostPath);
  }

  /** Whether a directory of {@link #hostPath} lies on a drive or a share, which this host lacks. */
  boolean isOfOtherSystem(String hostPath) {
    return !windows
        && !isAbsoluteHere(hostPath)
        && HostPath.isWindowsAbsolute(hostPath)
        && !hasDots(hostPath.split("[\\\\/]"));
  }

  private static boolean isAbsoluteHere(String path) {
    try {
      return Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The name of a pipe without what stands before it; empty when the path is no pipe. */
  static Optional<String> pipeName(String path) {
    String backslashes = path.replace('/', '\\');
    boolean isPipe = backslashes.toLowerCase(Locale.ROOT).startsWith(PIPE);
    return Optional.of(backslashes)
        .filter(p -> isPipe && p.length() > PIPE.length() && p.indexOf(':') < 0)
        .map(p -> p.substring(PIPE.length()));
  }

  /** The whole path of a pipe. */
  static String pipePath(String name) {
    return PIPE + name;
  }

  private static boolean hasDrive(String path) {
    return DRIVE.matcher(path).matches();
  }

  private static Optional<String> linuxTarget(String path) {
    if (hasDrive(path)) {
      return windowsTarget(path);
    }
    String trimmed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    boolean usable = path.startsWith("/") && trimmed.length() > 1 && !hasDots(trimmed.split("/"));
    return Optional.of(trimmed).filter(p -> usable);
  }

  private static Optional<String> windowsTarget(String path) {
    String backslashes = path.replace('/', '\\');
    if (backslashes.startsWith("\\") && !backslashes.startsWith("\\\\")) {
      backslashes = "C:" + backslashes;
    }
    if (!hasDrive(backslashes)) {
      return Optional.empty();
    }
    String drive = backslashes.substring(0, 2);
    String rest = backslashes.substring(2);
    while (rest.endsWith("\\")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    if (rest.isEmpty()) {
      return Optional.of(drive + "\\").filter(whole -> !drive.equalsIgnoreCase("C:"));
    }
    boolean usable = rest.startsWith("\\") && isClean(rest) && !hasDots(rest.split("\\\\"));
    return Optional.of(drive + rest).filter(whole -> usable);
  }

  private static boolean isClean(String path) {
    return path.chars().noneMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0)
        && !path.contains("\\\\");
  }

  private static boolean hasDots(String[] parts) {
    return List.of(parts).contains("..") || List.of(parts).contains(".");
  }
}
