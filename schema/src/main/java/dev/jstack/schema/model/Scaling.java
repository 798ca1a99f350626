package dev.jstack.schema.model;

import java.time.Duration;

/**
 * How many replicas, and how they are replaced.
 *
 * @param parallelism how many are replaced at once; 0: all
 * @param delay pause between two batches
 * @param order whether the new one starts before the old one stops
 */
public record Scaling(
    int replicas,
    int parallelism,
    Duration delay,
    FailureAction failureAction,
    Duration monitor,
    double maxFailureRatio,
    Order order) {
  /** One replica, replaced stop-first. */
  public static final Scaling ONE = of(1);

  public static Scaling of(int replicas) {
    return new Scaling(
        replicas, 1, Duration.ZERO, FailureAction.PAUSE, Duration.ZERO, 0, Order.STOP_FIRST);
  }

  /** What a failed update does. */
  public enum FailureAction {
    PAUSE,
    CONTINUE,
    ROLLBACK
  }

  /** Order inside a replacement. */
  public enum Order {
    STOP_FIRST,
    START_FIRST
  }
}
