package dev.jstack.host.local.linux;

/** Texts for generated scripts and mount tables. */
public final class Shell {
  private Shell() {}

  /** A word that a POSIX shell takes as it is. */
  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** A field of a mount table (fstab(5)). */
  public static String field(String path) {
    return path.replace("\\", "\\134")
        .replace(" ", "\\040")
        .replace("\t", "\\011")
        .replace("\n", "\\012")
        .replace("#", "\\043");
  }
}
