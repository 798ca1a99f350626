package dev.jstack.host.windows;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one place that waits for native functions. Most of them are remote procedure calls without a
 * time limit, so each runs on a thread of its own: a service that hangs costs a thread, not the
 * program. A call that was given up is never interrupted, and its handles stay open until it comes
 * back, because closing them under it crashes computecore.dll (as hcsshim found).
 */
final class Calls {
  /** What a function that knows the deadline itself may take beyond it. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Duration grace;
  private final ExecutorService threads;

  Calls() {
    this(GRACE, Executors.newCachedThreadPool(Calls::thread));
  }

  /**
   * Calls on threads of one's own.
   *
   * @param threads as many as are asked for, none of which keeps the program alive
   */
  Calls(Duration grace, ExecutorService threads) {
    this.grace = grace;
    this.threads = threads;
  }

  static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "native-call");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs {@code call}, whose result needs no closing, for as long as {@code deadline} allows. */
  <T> T run(String operation, String object, Deadline deadline, Supplier<T> call) {
    return run(operation, object, deadline, call, unneeded -> {});
  }

  /**
   * Runs {@code call} for as long as {@code deadline} allows.
   *
   * @param unwanted closes a result that came after the deadline
   * @throws HostException with HCS_E_OPERATION_TIMEOUT when nothing came, with ERROR_PROC_NOT_FOUND
   *     when this build of Windows has no such function
   */
  @SuppressWarnings("NullAway") // the exception of a failed future has a cause
  <T> T run(
      String operation, String object, Deadline deadline, Supplier<T> call, Consumer<T> unwanted) {
    CompletableFuture<T> answer = CompletableFuture.supplyAsync(call, threads);
    long patience = deadline.remaining().plus(grace).toNanos();
    try {
      return answer.get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      CompletableFuture<Void> unused = answer.thenAccept(unwanted);
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(operation, object);
    } catch (InterruptedException e) {
      CompletableFuture<Void> unused = answer.thenAccept(unwanted);
      Thread.currentThread().interrupt();
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(operation, object, "interrupted");
    } catch (ExecutionException e) {
      throw rethrown(operation, object, e.getCause());
    }
  }

  /** A function is looked up when it is first called, so a build that lacks it lacks no other. */
  private static RuntimeException rethrown(String operation, String object, Throwable cause) {
    if (cause instanceof UnsatisfiedLinkError) {
      return HResult.ERROR_PROC_NOT_FOUND.failure(operation, object);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a native call failed", cause);
  }
}
