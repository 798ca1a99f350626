package dev.jstack.engine.watch;

import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.converge.ReplicaHealth.State;
import java.util.Optional;

/** What is remembered of a replica, as its health. */
final class WatchHealth {
  private WatchHealth() {}

  static ReplicaHealth of(WatchState state) {
    return switch (state.phase()) {
      case RUNNING ->
          new ReplicaHealth(
              running(state.probes().state()),
              state.healthText(),
              Optional.empty(),
              state.restarts());
      case WAITING -> ended(State.RESTARTING, state);
      case ENDED, STOPPED -> ended(State.EXITED, state);
    };
  }

  /** {@code exited 1}; large codes of Windows also as people look them up. */
  static String exit(long code) {
    if (code < 0) {
      return "exited, code unknown";
    }
    return "exited " + code + (code > 0xFFFF ? " (0x%08X)".formatted(code) : "");
  }

  private static ReplicaHealth ended(State word, WatchState state) {
    String times = state.restarts() == 0 ? "" : ", restarted " + times(state.restarts());
    String text = exit(state.exitCode().orElse(-1L)) + times;
    return new ReplicaHealth(word, text, state.exitCode(), state.restarts());
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static State running(HealthState health) {
    return switch (health) {
      case NONE -> State.RUNNING;
      case STARTING -> State.STARTING;
      case HEALTHY -> State.HEALTHY;
      case UNHEALTHY -> State.UNHEALTHY;
    };
  }
}
