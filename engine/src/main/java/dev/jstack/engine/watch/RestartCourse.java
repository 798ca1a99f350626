package dev.jstack.engine.watch;

import dev.jstack.engine.desired.ServiceRuntime.RestartRule;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a replica was started again, and how long the next pause is.
 *
 * @param restarts since a person started it; what {@code ps} shows
 * @param attempts that count against the policy's maximum
 * @param pause before the last restart; zero when there was none
 */
record RestartCourse(int restarts, int attempts, Duration pause) {
  /** Nothing happened yet. */
  static final RestartCourse FRESH = new RestartCourse(0, 0, Duration.ZERO);

  static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** A run at least so long makes the next pause short again, as in Docker's restart manager. */
  static final Duration GOOD_RUN = Duration.ofSeconds(10);

  /**
   * What follows from an exit that nobody asked for; empty: the replica stays ended.
   *
   * @param exitCode −1 when it is not known, which counts as a failure
   * @param ran how long the process ran
   */
  Optional<RestartCourse> afterExit(RestartRule rule, long exitCode, Duration ran) {
    int counted = isGood(rule, ran) ? 0 : attempts;
    if (!wanted(rule, exitCode) || isUsedUp(rule, counted)) {
      return Optional.empty();
    }
    return Optional.of(new RestartCourse(restarts + 1, counted + 1, next(rule, ran)));
  }

  /** Only a policy with a window forgets attempts; {@code on-failure:3} means three in all. */
  private static boolean isGood(RestartRule rule, Duration ran) {
    return rule.windowMillis().filter(window -> ran.toMillis() >= window).isPresent();
  }

  private static boolean wanted(RestartRule rule, long exitCode) {
    return switch (rule.kind()) {
      case NO -> false;
      case ALWAYS, UNLESS_STOPPED -> true;
      case ON_FAILURE -> exitCode != 0;
    };
  }

  private static boolean isUsedUp(RestartRule rule, int counted) {
    return rule.maxAttempts().filter(most -> counted >= most).isPresent();
  }

  private Duration next(RestartRule rule, Duration ran) {
    if (rule.delayMillis().isPresent()) {
      return Duration.ofMillis(rule.delayMillis().get());
    }
    if (pause.isZero() || ran.compareTo(GOOD_RUN) >= 0) {
      return FIRST_PAUSE;
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
