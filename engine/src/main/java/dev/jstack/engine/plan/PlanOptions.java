package dev.jstack.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a stack is planned.
 *
 * @param forceRecreate whether every replica is replaced
 * @param noRecreate whether replicas that differ stay as they are
 * @param orphans what becomes of replicas of services that the file does not have
 * @param start whether created replicas are started
 * @param services only these services are touched; empty: all
 * @param dependencies whether what these depend on is touched too
 * @param stopTimeout instead of each service's grace period
 * @param files the stack files, to be remembered for {@code ls}
 */
public record PlanOptions(
    boolean forceRecreate,
    boolean noRecreate,
    Orphans orphans,
    boolean start,
    List<String> services,
    boolean dependencies,
    Optional<Duration> stopTimeout,
    List<String> files) {
  /** What becomes of what the file does not have. */
  public enum Orphans {
    TELL,
    REMOVE,
    IGNORE
  }

  /** What {@code up} does without options. */
  public static final PlanOptions DEFAULT =
      new PlanOptions(false, false, Orphans.TELL, true, List.of(), Optional.empty(), List.of());

  /** The same with all that the named services depend on. */
  public PlanOptions(
      boolean forceRecreate,
      boolean noRecreate,
      Orphans orphans,
      boolean start,
      List<String> services,
      Optional<Duration> stopTimeout,
      List<String> files) {
    this(forceRecreate, noRecreate, orphans, start, services, true, stopTimeout, files);
  }

  /** The same for {@code others} alone, which are replaced only where they differ. */
  PlanOptions only(List<String> others) {
    return new PlanOptions(false, noRecreate, orphans, start, others, false, stopTimeout, files);
  }

  public PlanOptions {
    services = List.copyOf(services);
    files = List.copyOf(files);
  }
}
