package dev.jstack.host.windows.examine;

/**
 * How one thing is.
 *
 * @param name such as {@code hns}
 * @param says what was found
 * @param fix what to do about it; empty when nothing is
 */
public record Check(String name, Standing standing, String says, String fix) {

  /** How much of it is there. */
  public enum Standing {
    GOOD,
    /** Containers run; something does not work, or may get in the way. */
    LIMITED,
    /** No container runs. */
    MISSING
  }

  static Check good(String name, String says) {
    return new Check(name, Standing.GOOD, says, "");
  }

  static Check limited(String name, String says, String fix) {
    return new Check(name, Standing.LIMITED, says, fix);
  }

  static Check missing(String name, String says, String fix) {
    return new Check(name, Standing.MISSING, says, fix);
  }
}
