package dev.jstack.engine.watch;

import java.time.Duration;
import java.util.Locale;

/** Spans of time as people read them. */
final class Seconds {
  private Seconds() {}

  /** {@code 0.2s}, {@code 5s}, {@code 1m}. */
  static String text(Duration span) {
    if (span.toMillis() % 1000 != 0) {
      return String.format(Locale.ROOT, "%.1fs", span.toMillis() / 1000.0);
    }
    return span.toSecondsPart() == 0 && span.toMinutes() > 0
        ? span.toMinutes() + "m"
        : span.toSeconds() + "s";
  }
}
