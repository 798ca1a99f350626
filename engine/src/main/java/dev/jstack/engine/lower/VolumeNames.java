package dev.jstack.engine.lower;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that a directory of a volume can have, on Windows too. */
final class VolumeNames {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
  private static final Pattern RESERVED =
      Pattern.compile("(con|prn|nul|aux|com[1-9]|lpt[1-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private VolumeNames() {}

  static boolean isLegal(String name) {
    return LEGAL.matcher(name).matches()
        && !RESERVED.matcher(name).matches()
        && !name.endsWith(".");
  }

  /** A path below a volume with slashes; empty when it leads out of it. */
  static Optional<String> subpath(String written) {
    String slashes = written.replace('\\', '/');
    boolean inside =
        !slashes.startsWith("/")
            && !slashes.contains(":")
            && List.of(slashes.split("/")).stream().noneMatch(p -> p.equals("..") || p.isEmpty());
    return Optional.of(slashes).filter(s -> inside);
  }
}
