package dev.jstack.runner.session;

import java.util.List;

/** No supervisor could be reached or started; the message says why, the hints what to do. */
public final class SessionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> hints;

  public SessionException(String message, String... hints) {
    super(message);
    this.hints = List.of(hints);
  }

  public List<String> hints() {
    return hints;
  }
}
