package dev.jstack.engine.log;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which lines to read.
 *
 * @param services lines of these services; empty: of all
 * @param tail at most so many of the last lines of each replica; absent: all
 * @param since no line before; absent: from the first
 * @param until no line at or after; absent: to the last
 */
public record LogQuery(
    Set<String> services, OptionalInt tail, Optional<Instant> since, Optional<Instant> until) {
  public static final LogQuery ALL =
      new LogQuery(Set.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());

  public LogQuery {
    services = Set.copyOf(services);
  }

  boolean wants(LogSource source) {
    return services.isEmpty() || services.contains(source.service());
  }

  boolean wants(LogLine line) {
    return since.map(from -> !line.time().isBefore(from)).orElse(true)
        && until.map(to -> line.time().isBefore(to)).orElse(true);
  }
}
