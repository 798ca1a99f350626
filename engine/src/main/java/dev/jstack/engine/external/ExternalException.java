package dev.jstack.engine.external;

import java.util.List;

/** The store does not do what it was asked for: why, and what to do. */
public final class ExternalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> hints;

  ExternalException(String message, String... hints) {
    super(message, null, false, false);
    this.hints = List.of(hints);
  }

  /** The reason. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** What to do, a line each. */
  public List<String> hints() {
    return hints;
  }
}
