package dev.jstack.runner.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition with a deadline. */
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Eventually() {}

  /** The first value that fits; after {@code seconds} the last one fails the test. */
  static <T> T get(int seconds, Supplier<T> value, Predicate<T> fits) {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (true) {
      T now = value.get();
      if (fits.test(now)) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("still after " + seconds + " s: " + now);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
