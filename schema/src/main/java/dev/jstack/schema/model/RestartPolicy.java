package dev.jstack.schema.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens when a container's first process ends.
 *
 * @param maxAttempts for on-failure: how often at most
 * @param delay fixed pause; absent: doubling back-off from 100 ms to 1 min
 * @param window how long a start must hold to count as good
 */
public record RestartPolicy(
    Kind kind, Optional<Integer> maxAttempts, Optional<Duration> delay, Optional<Duration> window) {
  public static final RestartPolicy NO =
      new RestartPolicy(Kind.NO, Optional.empty(), Optional.empty(), Optional.empty());

  /** Words of {@code restart}. */
  public enum Kind {
    NO,
    ALWAYS,
    ON_FAILURE,
    UNLESS_STOPPED
  }
}
