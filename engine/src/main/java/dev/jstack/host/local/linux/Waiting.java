package dev.jstack.host.local.linux;

import dev.jstack.host.api.Deadline;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what the kernel announces to nobody. */
public final class Waiting {
  private static final long FIRST_NANOS = 200_000;
  private static final long LONGEST_NANOS = 20_000_000;

  private Waiting() {}

  /** Whether the condition came true before the deadline; looks rarer the longer it takes. */
  public static boolean until(BooleanSupplier condition, Deadline deadline) {
    long pause = FIRST_NANOS;
    while (!condition.getAsBoolean()) {
      if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
        return condition.getAsBoolean();
      }
      LockSupport.parkNanos(Math.min(pause, deadline.remaining().toNanos() + 1));
      pause = Math.min(LONGEST_NANOS, pause * 3 / 2);
    }
    return true;
  }
}
