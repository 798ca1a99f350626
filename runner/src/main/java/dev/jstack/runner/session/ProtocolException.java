package dev.jstack.runner.session;

/** The other side says something that this version does not understand. */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message);
  }
}
