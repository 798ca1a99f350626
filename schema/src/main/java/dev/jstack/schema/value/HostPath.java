package dev.jstack.schema.value;

/** What a text says about paths of a host, Windows or not. */
public final class HostPath {
  private HostPath() {}

  /** Whether {@code path} is absolute by Windows' rules: a drive with a root, or a share. */
  public static boolean isWindowsAbsolute(String path) {
    if (hasDrive(path)) {
      return path.length() > 2 && isSeparator(path.charAt(2));
    }
    return path.length() > 2
        && isSeparator(path.charAt(0))
        && isSeparator(path.charAt(1))
        && !isSeparator(path.charAt(2));
  }

  /** Whether {@code path} starts with a letter and a colon. */
  public static boolean hasDrive(String path) {
    return path.length() >= 2 && isLetter(path.charAt(0)) && path.charAt(1) == ':';
  }

  /** Whether {@code path} is a named pipe, with either kind of slash. */
  public static boolean isPipe(String path) {
    String slashed = path.replace('\\', '/');
    return slashed.length() > "//./pipe/".length()
        && slashed.regionMatches(true, 0, "//./pipe/", 0, "//./pipe/".length());
  }

  /** Whether the source of a short volume is a path, not a volume's name. */
  public static boolean isPath(String source) {
    if (source.isEmpty()) {
      return false;
    }
    char first = source.charAt(0);
    return first == '.'
        || first == '/'
        || first == '~'
        || hasDrive(source)
        || source.indexOf('\\') >= 0 && source.indexOf('\\') < source.length() - 1;
  }

  /**
   * Two separators in a row made one, but at the start, where they mean a share or a device: plain
   * YAML keeps {@code C:\\Users} as two characters.
   */
  public static String withoutDoubledBackslashes(String path) {
    if (path.indexOf('\\') < 0) {
      return path;
    }
    int start = path.startsWith("\\\\") ? 2 : 0;
    return path.substring(0, start) + path.substring(start).replace("\\\\", "\\");
  }

  static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
