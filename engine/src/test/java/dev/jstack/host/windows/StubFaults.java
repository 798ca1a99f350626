package dev.jstack.host.windows;

import dev.jstack.host.api.HResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * What goes wrong behind the ABI stub, and when. Calls are counted that can fail and that somebody
 * waits for: not the closing of handles, and not the waits for ends, which are made again and
 * again.
 */
public final class StubFaults {
  private final List<String> seen = new ArrayList<>();
  private Optional<Strike> strike = Optional.empty();
  private String silent = "";
  private CountDownLatch speech = new CountDownLatch(0);

  /**
   * A failure of one call.
   *
   * @param nth which call, from 1
   * @param code what it answers
   * @param carriedOut whether the host does what it was asked before it answers so
   */
  public record Strike(int nth, int code, boolean carriedOut) {
    @Override
    public String toString() {
      return "call %d answering 0x%08X%s"
          .formatted(nth, code, carriedOut ? " although it was done" : "");
    }
  }

  /** From now on calls are counted from 1, and one of them fails. */
  public synchronized void arm(Strike next) {
    seen.clear();
    strike = Optional.of(next);
  }

  /** From now on calls are counted from 1, and none fails. */
  public synchronized void disarm() {
    seen.clear();
    strike = Optional.empty();
  }

  /** From now on {@code function} does not answer until {@link #speak}. */
  public synchronized void silence(String function) {
    silent = function;
    speech = new CountDownLatch(1);
  }

  /** What was kept waiting is carried out and answered. */
  public synchronized void speak() {
    silent = "";
    speech.countDown();
  }

  /** The functions that were called since, in order. */
  public synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  List<String> around(String function, Supplier<List<String>> call) {
    awaitSpeech(function);
    Optional<Strike> struck = count(function);
    if (struck.isEmpty()) {
      return call.get();
    }
    if (struck.get().carriedOut()) {
      List<String> unused = call.get(); // carried out, but the caller learns of the failure only
    }
    throw HResults.failure(struck.get().code(), function, "", "", List.of());
  }

  private void awaitSpeech(String function) {
    Optional<CountDownLatch> wait = speechOf(function);
    if (wait.isPresent()) {
      try {
        wait.get().await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized Optional<CountDownLatch> speechOf(String function) {
    return silent.equals(function) ? Optional.of(speech) : Optional.empty();
  }

  private synchronized Optional<Strike> count(String function) {
    if (function.startsWith("HcsClose") || function.startsWith("HcsWait")) {
      return Optional.empty();
    }
    seen.add(function);
    return strike.filter(each -> each.nth() == seen.size());
  }
}
