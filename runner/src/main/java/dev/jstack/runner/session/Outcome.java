package dev.jstack.runner.session;

import java.util.List;
import java.util.Optional;

/**
 * How a request ended.
 *
 * @param exitCode what the command ends with; for {@link Request.Exec} the process's own code
 * @param failure why it is not what was asked for; absent when it is
 */
public record Outcome(int exitCode, Optional<Failure> failure) {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int INVALID_STACK = 3;
  public static final int HOST_CANNOT = 4;
  public static final int PARTLY_APPLIED = 5;
  public static final int LOCK_HELD = 6;
  public static final int TIMED_OUT = 7;
  public static final int INTERRUPTED = 130;

  /**
   * What a person must know about it.
   *
   * @param message one line: what failed, where and why
   * @param hints what to do, most useful first
   */
  public record Failure(String message, List<String> hints) {
    public Failure {
      hints = List.copyOf(hints);
    }
  }

  /** All is as asked. */
  public static Outcome done() {
    return new Outcome(DONE, Optional.empty());
  }

  /** It failed with {@code exitCode}; {@code message} says why, {@code hints} what to do. */
  public static Outcome failed(int exitCode, String message, String... hints) {
    return new Outcome(exitCode, Optional.of(new Failure(message, List.of(hints))));
  }

  /** The request ended as {@code exitCode} says; everything about it was told before. */
  public static Outcome exit(int exitCode) {
    return new Outcome(exitCode, Optional.empty());
  }
}
