package dev.jstack.schema.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a container is stopped.
 *
 * @param gracePeriod how long it may take; absent: 10 s
 * @param signal as written, upper case; absent: the image's, else SIGTERM
 */
public record StopSpec(Optional<Duration> gracePeriod, Optional<String> signal) {
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
}
