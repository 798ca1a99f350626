package dev.jstack.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a stack is taken down.
 *
 * @param services only these services; empty: all, and the networks too
 * @param volumes whether named volumes go too
 * @param stopTimeout instead of each service's grace period
 */
public record DownOptions(List<String> services, boolean volumes, Optional<Duration> stopTimeout) {
  public static final DownOptions DEFAULT = new DownOptions(List.of(), false, Optional.empty());

  public DownOptions {
    services = List.copyOf(services);
  }
}
