package dev.jstack.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a stack is planned.
 *
 * @param forceRecreate whether every replica is replaced
 * @param noRecreate whether replicas that differ stay as they are
 * @param removeOrphans whether replicas of services that the file does not have are removed
 * @param start whether created replicas are started
 * @param services only these services are touched; empty: all
 * @param dependencies whether what these depend on is touched too
 * @param stopTimeout instead of each service's grace period
 * @param files the stack files, to be remembered for {@code ls}
 */
public record PlanOptions(
    boolean forceRecreate,
    boolean noRecreate,
    boolean removeOrphans,
    boolean start,
    List<String> services,
    boolean dependencies,
    Optional<Duration> stopTimeout,
    List<String> files) {
  /** What {@code up} does without options. */
  public static final PlanOptions DEFAULT =
      new PlanOptions(false, false, false, true, List.of(), Optional.empty(), List.of());

  /** The same with all that the named services depend on. */
  public PlanOptions(
      boolean forceRecreate,
      boolean noRecreate,
      boolean removeOrphans,
      boolean start,
      List<String> services,
      Optional<Duration> stopTimeout,
      List<String> files) {
    this(forceRecreate, noRecreate, removeOrphans, start, services, true, stopTimeout, files);
  }

  public PlanOptions {
    services = List.copyOf(services);
    files = List.copyOf(files);
  }
}
