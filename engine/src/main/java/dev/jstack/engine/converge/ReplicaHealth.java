package dev.jstack.engine.converge;

import java.util.Optional;

/**
 * How a replica does.
 *
 * @param state the one word
 * @param text what the last probe said, or how it ended, for people: {@code health 1 of 3: http
 *     :8080/ready → 503}; may be empty
 * @param exitCode of the first process, once it ended
 * @param restarts how often it was started again
 */
public record ReplicaHealth(State state, String text, Optional<Long> exitCode, int restarts) {

  /** What a replica's health comes to. */
  public enum State {
    /** Runs, and nobody asks how it does. */
    RUNNING,
    /** Runs; not healthy yet and not given up. */
    STARTING,
    HEALTHY,
    UNHEALTHY,
    /** Its first process ended and will be started again. */
    RESTARTING,
    /** Its first process ended and stays so. */
    EXITED,
    /** Nothing is known of it. */
    UNKNOWN
  }

  /** Whether its first process ended with code 0, the last time that it did. */
  boolean endedWell() {
    return exitCode.filter(code -> code == 0).isPresent();
  }

  /** A replica that is in {@code state} and says nothing about it. */
  public static ReplicaHealth of(State state) {
    return new ReplicaHealth(state, "", Optional.empty(), 0);
  }

  /** A replica whose first process ended for good. */
  public static ReplicaHealth exited(long code) {
    return new ReplicaHealth(State.EXITED, "exit " + code, Optional.of(code), 0);
  }
}
