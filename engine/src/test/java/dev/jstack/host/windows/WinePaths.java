package dev.jstack.host.windows;

import java.util.regex.Pattern;

/** Paths of a program under Wine, whose drive Z: holds all of Linux, as Linux knows them. */
final class WinePaths {
  private static final String DRIVE = "Z:";
  private static final Pattern MAPPED = Pattern.compile("(\"HostPath\":\")Z:([^\"]*)");

  private WinePaths() {}

  static String path(String path) {
    return path.startsWith(DRIVE) ? path.substring(DRIVE.length()).replace('\\', '/') : path;
  }

  /** The document of a compute system with the host's folders as Linux knows them. */
  static String document(String document) {
    return MAPPED
        .matcher(document)
        .replaceAll(path -> path.group(1) + path.group(2).replace("\\\\", "/"));
  }
}
