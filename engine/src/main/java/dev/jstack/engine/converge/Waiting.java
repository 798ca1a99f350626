package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.plan.AwaitContainer;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Dependency.Condition;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Waits for replicas to be as others need them, and says what for. */
final class Waiting {
  /** How long it sleeps at most before it looks whether it was cancelled. */
  private static final Duration SLICE = Duration.ofMillis(500);

  private final StackName stack;
  private final HealthSource health;
  private final BooleanSupplier cancelled;
  private final Deadline deadline;

  Waiting(StackName stack, HealthSource health, BooleanSupplier cancelled, Deadline deadline) {
    this.stack = stack;
    this.health = health;
    this.cancelled = cancelled;
    this.deadline = deadline;
  }

  /** When the whole run is over at the latest. */
  Deadline deadline() {
    return deadline;
  }

  String await(AwaitContainer action, Consumer<String> progress) {
    String state;
    try {
      state = await(action.id(), action.condition(), progress);
    } catch (ActionException e) {
      if (action.required()) {
        throw e;
      }
      return "not needed: " + e.getMessage();
    }
    hold(action.hold());
    if (action.required() && action.hold().compareTo(Duration.ZERO) > 0) {
      requireHope(action.id(), action.condition());
    }
    return state;
  }

  /** Waits until {@code condition} holds for {@code replica}; what its state then is. */
  String await(SystemId id, Condition condition, Consumer<String> progress) {
    ResourceAddress replica = id.address();
    String told = "";
    while (true) {
      ReplicaHealth now = health.health(id);
      if (holds(now, condition)) {
        return word(now);
      }
      requireHope(replica, now, condition);
      if (!now.text().isEmpty() && !now.text().equals(told)) {
        told = now.text();
        progress.accept(told);
      }
      pause(replica, condition, now);
    }
  }

  /** Refuses a container that ended or is not healthy, for names must not lead there. */
  void requireUp(SystemId id) {
    requireHope(id, Condition.HEALTHY);
  }

  private void requireHope(SystemId id, Condition condition) {
    requireHope(id.address(), health.health(id), condition);
  }

  private static boolean holds(ReplicaHealth health, Condition condition) {
    boolean completed = health.exitCode().filter(code -> code == 0).isPresent();
    return switch (health.state()) {
      case RUNNING -> condition != Condition.COMPLETED_SUCCESSFULLY;
      case STARTING, UNHEALTHY, RESTARTING -> condition == Condition.STARTED;
      case HEALTHY -> condition != Condition.COMPLETED_SUCCESSFULLY;
      case EXITED -> completed && condition != Condition.HEALTHY;
      case UNKNOWN -> false;
    };
  }

  private static void requireHope(
      ResourceAddress replica, ReplicaHealth health, Condition condition) {
    String name = Translation.name(replica);
    String because = health.text().isEmpty() ? "" : ": " + health.text();
    if (health.state() == ReplicaHealth.State.EXITED) {
      throw ActionException.of(
          condition == Condition.HEALTHY
              ? ConvergenceCode.NOT_HEALTHY
              : ConvergenceCode.NOT_COMPLETED,
          name + " ended" + because,
          "jstack logs " + replica.name() + " shows what it said");
    }
    boolean unhealthy = health.state() == ReplicaHealth.State.UNHEALTHY;
    if (unhealthy && condition == Condition.HEALTHY) {
      throw ActionException.of(
          ConvergenceCode.NOT_HEALTHY,
          "service `%s` does not become healthy%s".formatted(replica.name(), because),
          "jstack logs " + replica.name() + " shows what it said");
    }
  }

  private void pause(ResourceAddress replica, Condition condition, ReplicaHealth now) {
    if (cancelled.getAsBoolean()) {
      throw ActionException.of(
          ConvergenceCode.STOPPED_WAITING,
          "stopped while waiting for " + Translation.name(replica));
    }
    if (deadline.isOver()) {
      throw ActionException.of(
          ConvergenceCode.TIMED_OUT,
          "%s is %s, not %s in time%s"
              .formatted(
                  Translation.name(replica),
                  word(now),
                  condition.state(),
                  now.text().isEmpty() ? "" : ": " + now.text()));
    }
    sleep(shorter(SLICE));
  }

  private void hold(Duration pause) {
    Deadline over = Deadline.in(pause);
    while (!over.isOver() && !cancelled.getAsBoolean() && !deadline.isOver()) {
      sleep(shorter(over.remaining().compareTo(SLICE) < 0 ? over.remaining() : SLICE));
    }
  }

  private Deadline shorter(Duration slice) {
    return Deadline.in(deadline.remaining().compareTo(slice) < 0 ? deadline.remaining() : slice);
  }

  private void sleep(Deadline slice) {
    try {
      health.awaitChange(stack, slice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ActionException.of(ConvergenceCode.STOPPED_WAITING, "stopped while waiting");
    }
  }

  private static String word(ReplicaHealth health) {
    return health.state().name().toLowerCase(java.util.Locale.ROOT);
  }
}
