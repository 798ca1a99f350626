package dev.jstack.engine.watch;

import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The health of one run of a replica, and what led to it.
 *
 * @param failing failures in a row that count
 * @param text {@code health 1 of 3: connection refused}; empty when there is nothing to say
 * @param last the last five probes, oldest first
 */
record HealthCourse(HealthState state, int failing, String text, List<ProbeResult> last) {
  private static final int KEPT = 5;

  HealthCourse {
    last = List.copyOf(last);
  }

  /** The health of a replica whose first process was just started. */
  static HealthCourse fresh(Optional<HealthProbe> probe) {
    HealthState state = probe.isPresent() ? HealthState.STARTING : HealthState.NONE;
    return new HealthCourse(state, 0, "", List.of());
  }

  /** The course after one more probe of a replica that started {@code age} before it ended. */
  HealthCourse after(ProbeResult result, HealthProbe probe, Duration age) {
    if (result.isGood()) {
      return new HealthCourse(HealthState.HEALTHY, 0, "", with(result));
    } else if (isStarting(probe, age)) {
      String text = text("not ready yet", result);
      return new HealthCourse(HealthState.STARTING, 0, text, with(result));
    }
    int failures = failing + 1;
    HealthState next = failures >= probe.retries() ? HealthState.UNHEALTHY : state;
    String text = text("health %d of %d".formatted(failures, probe.retries()), result);
    return new HealthCourse(next, failures, text, with(result));
  }

  /** The pause before the next probe of a replica that started {@code age} ago. */
  Duration pause(HealthProbe probe, Duration age) {
    return Duration.ofMillis(
        isStarting(probe, age) ? probe.startIntervalMillis() : probe.intervalMillis());
  }

  /** Whether failures do not count yet: no probe was good, and the start period is not over. */
  private boolean isStarting(HealthProbe probe, Duration age) {
    return state == HealthState.STARTING && age.toMillis() < probe.startPeriodMillis();
  }

  private static String text(String count, ProbeResult result) {
    String line = result.firstLine();
    return line.isEmpty() ? count : count + ": " + line;
  }

  private List<ProbeResult> with(ProbeResult result) {
    List<ProbeResult> results = new ArrayList<>(last);
    results.add(result);
    return results.subList(Math.max(0, results.size() - KEPT), results.size());
  }
}
