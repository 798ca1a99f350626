package dev.jstack.schema.model;

import java.time.Duration;

/**
 * How the replicas of a service are replaced: by newer ones, or on the way back.
 *
 * @param parallelism how many are replaced at once; 0: all
 * @param delay pause between two batches
 * @param monitor how long a new replica must last to count as good
 * @param maxFailureRatio which part of the replicas may fail before {@code failureAction} is taken
 */
public record UpdateRule(
    int parallelism,
    Duration delay,
    FailureAction failureAction,
    Duration monitor,
    double maxFailureRatio,
    Order order) {
  /** One after the other, stop-first; the first one that fails stops it. */
  public static final UpdateRule DEFAULT =
      new UpdateRule(1, Duration.ZERO, FailureAction.PAUSE, Duration.ZERO, 0, Order.STOP_FIRST);

  /** What a failed update does. */
  public enum FailureAction {
    PAUSE,
    CONTINUE,
    ROLLBACK
  }

  /** Whether the old container of a replica stops before the new one starts. */
  public enum Order {
    STOP_FIRST,
    START_FIRST
  }

  public boolean startsFirst() {
    return order == Order.START_FIRST;
  }
}
