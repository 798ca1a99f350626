package dev.jstack.schema.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the health of a container is probed.
 *
 * @param kind how {@code test} is run; {@link Kind#NONE} switches off the image's check
 * @param test the command, or the one shell line; empty: the image's
 */
public record Healthcheck(
    Kind kind,
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Integer> retries,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval) {
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final Duration DEFAULT_START_INTERVAL = Duration.ofSeconds(5);
  public static final int DEFAULT_RETRIES = 3;

  public Healthcheck {
    test = List.copyOf(test);
  }

  /** How the test is run. */
  public enum Kind {
    /** The image's test with this one's timings. */
    INHERIT,
    NONE,
    COMMAND,
    SHELL
  }
}
