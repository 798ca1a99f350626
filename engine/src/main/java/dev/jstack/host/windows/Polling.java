package dev.jstack.host.windows;

import dev.jstack.host.api.Deadline;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what a build of Windows has no waiting function for. */
final class Polling {
  private static final long PAUSE_NANOS = 50_000_000;

  private Polling() {}

  /** Asks until there is an answer or the deadline is over; asks at least once. */
  static <T> Optional<T> until(Deadline deadline, Supplier<Optional<T>> question) {
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent() || deadline.isOver()) {
        return answer;
      }
      LockSupport.parkNanos(Math.min(PAUSE_NANOS, deadline.remaining().toNanos()));
    }
  }
}
