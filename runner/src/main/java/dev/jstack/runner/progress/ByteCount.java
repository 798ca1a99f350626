package dev.jstack.runner.progress;

import java.util.Locale;

/** Sizes for people, by powers of 1000 as registries give them. */
public final class ByteCount {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private ByteCount() {}

  /** {@code 0 B}, {@code 12 kB}, {@code 1.4 GB}. */
  public static String of(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    boolean fraction = unit > 0 && value < 10;
    return String.format(Locale.ROOT, fraction ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
  }
}
