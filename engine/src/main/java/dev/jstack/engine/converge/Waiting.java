package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.plan.AwaitContainer;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Dependency.Condition;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.Locale;
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
  private final UpdateCourse updates;

  Waiting(
      StackName stack,
      HealthSource health,
      BooleanSupplier cancelled,
      Deadline deadline,
      UpdateCourse updates) {
    this.updates = updates;
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
    try {
      String state =
          await(action.id(), action.condition(), progress, now -> requireLasting(action, now));
      hold(action);
      return state;
    } catch (ActionException e) {
      String why = String.valueOf(e.getMessage());
      boolean borne =
          action
              .update()
              .map(update -> !isGivenUp(e) && updates.bears(action, update, why))
              .orElse(!action.required());
      if (!borne) {
        throw e;
      }
      return "not needed: " + why;
    }
  }

  /** Nobody waited to the end, so that nothing is known against the replica. */
  private static boolean isGivenUp(ActionException e) {
    return e.code() == ConvergenceCode.STOPPED_WAITING;
  }

  /** Waits until {@code condition} holds for {@code replica}; what its state then is. */
  String await(SystemId id, Condition condition, Consumer<String> progress) {
    return await(id, condition, progress, now -> {});
  }

  private String await(
      SystemId id, Condition condition, Consumer<String> progress, Consumer<ReplicaHealth> check) {
    ResourceAddress replica = id.address();
    String told = "";
    while (true) {
      ReplicaHealth now = health.health(id);
      check.accept(now);
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
    return switch (health.state()) {
      case RUNNING -> condition != Condition.COMPLETED_SUCCESSFULLY;
      case STARTING, UNHEALTHY, RESTARTING -> condition == Condition.STARTED;
      case HEALTHY -> condition != Condition.COMPLETED_SUCCESSFULLY;
      case EXITED -> health.endedWell() && condition != Condition.HEALTHY;
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

  private void hold(AwaitContainer action) {
    Deadline over = Deadline.in(action.hold());
    while (!over.isOver() && !cancelled.getAsBoolean() && !deadline.isOver()) {
      sleep(shorter(over.remaining().compareTo(SLICE) < 0 ? over.remaining() : SLICE));
      ReplicaHealth now = health.health(action.id());
      requireLasting(action, now);
      if (!holds(now, action.condition())) {
        requireHope(action.address(), now, action.condition());
      }
    }
  }

  /** In an update a container that its restart policy had to start again is no good one. */
  private static void requireLasting(AwaitContainer action, ReplicaHealth now) {
    boolean again = now.state() == ReplicaHealth.State.RESTARTING || now.restarts() > 0;
    if (action.update().isPresent() && again) {
      throw ActionException.of(
          ConvergenceCode.NOT_COMPLETED,
          Translation.name(action.address()) + " does not last: " + now.text(),
          "jstack logs " + action.address().name() + " shows what it said");
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
    return health.endedWell() && health.state() == ReplicaHealth.State.EXITED
        ? Condition.COMPLETED_SUCCESSFULLY.state()
        : health.state().name().toLowerCase(Locale.ROOT);
  }
}
