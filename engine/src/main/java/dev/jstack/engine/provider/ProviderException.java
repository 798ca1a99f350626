package dev.jstack.engine.provider;

import java.util.List;

/** A program of a provider failed: why, in its own words where it has some. */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> hints;

  ProviderException(String message, String... hints) {
    super(message, null, false, false);
    this.hints = List.of(hints);
  }

  /** What to do, a line each. */
  public List<String> hints() {
    return hints;
  }
}
