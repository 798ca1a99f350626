package dev.jstack.image;

import dev.jstack.image.registry.RegistryException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How often, and after which wait, something is tried again: each wait is twice as long as the one
 * before and shifted by chance, so that many clients do not come back at once.
 */
final class Patience {
  private static final int MOST_IN_A_ROW = 5;
  private static final Duration FIRST = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Random random;
  private final Pause pause;
  private int failures;

  Patience(Random random, Pause pause) {
    this.random = random;
    this.pause = pause;
  }

  /** Something got on: failures before it count no longer. */
  void progress() {
    failures = 0;
  }

  /**
   * Waits before another try.
   *
   * @param tell is told why
   * @throws IOException the failure itself when another try would not help
   */
  void orGiveUp(IOException failure, Consumer<String> tell) throws IOException {
    failures++;
    if (!mayPass(failure) || failures >= MOST_IN_A_ROW) {
      throw failure;
    }
    Duration wait = wait(failure);
    tell.accept(failure.getMessage() + "; again in " + wait.toMillis() + " ms");
    try {
      pause.hold(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before another try");
    }
  }

  private static boolean mayPass(IOException failure) {
    if (failure instanceof RegistryException answer) {
      return answer.passing();
    }
    boolean ours =
        failure instanceof InterruptedIOException
            || failure instanceof ClosedByInterruptException
            || failure instanceof FileSystemException
            || String.valueOf(failure.getMessage()).contains("No space left");
    return !ours;
  }

  private Duration wait(IOException failure) {
    if (failure instanceof RegistryException answer && answer.retryAfter().isPresent()) {
      return answer.retryAfter().get();
    }
    long grown = FIRST.toMillis() << Math.min(failures - 1, 10);
    long capped = Math.min(grown, LONGEST.toMillis());
    return Duration.ofMillis(capped / 2 + (long) (random.nextDouble() * capped / 2));
  }
}
