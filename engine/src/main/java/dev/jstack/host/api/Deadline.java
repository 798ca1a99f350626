package dev.jstack.host.api;

import java.time.Duration;

/** A point in time by which a call must be over, on the monotonic clock. */
public record Deadline(long nanoTime) {

  /** A deadline {@code duration} from now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** What is left; zero when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** What is left in whole milliseconds, rounded up, for native wait functions. */
  public int remainingMillis() {
    long millis = (remaining().toNanos() + 999_999) / 1_000_000;
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  public boolean isOver() {
    return remaining().isZero();
  }
}
