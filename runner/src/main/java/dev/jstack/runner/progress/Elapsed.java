package dev.jstack.runner.progress;

/**
 * Lengths of time as people read them: tenths under a minute, then {@code 1m12s}, {@code 2h05m}.
 */
public final class Elapsed {
  private Elapsed() {}

  /** Of milliseconds. */
  public static String millis(long millis) {
    long tenths = Math.max(0, millis + 50) / 100;
    if (tenths < 600) {
      return tenths / 10 + "." + tenths % 10 + "s";
    }
    return seconds(Math.max(0, millis) / 1000);
  }

  /** Of whole seconds, for things that are old: {@code 45s}, {@code 2m10s}, {@code 3d4h}. */
  public static String seconds(long seconds) {
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
    }
    return seconds / 86_400 + "d" + seconds % 86_400 / 3600 + "h";
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + unit + (small < 10 ? "0" : "") + small + smallUnit;
  }
}
