package dev.jstack.runner.option;

import java.util.List;

/** The command line cannot be understood: message for people, and what may have been meant. */
public final class UsageException extends RuntimeException {
  private final List<String> hints;

  public UsageException(String message, List<String> hints) {
    super(message, null, false, false);
    this.hints = List.copyOf(hints);
  }

  public UsageException(String message, String... hints) {
    this(message, List.of(hints));
  }

  /** What to do, most useful first. */
  public List<String> hints() {
    return hints;
  }

  /** The message: never absent, unlike {@link #getMessage()} in general. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
