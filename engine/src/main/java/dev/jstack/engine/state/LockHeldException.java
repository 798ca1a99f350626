package dev.jstack.engine.state;

/** Somebody else works on the stack and did not finish in time. */
public final class LockHeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String holder;

  LockHeldException(String holder) {
    super("another jstack works on the stack" + (holder.isEmpty() ? "" : ": " + holder));
    this.holder = holder;
  }

  /** Who holds it, as that one described itself; may be empty. */
  public String holder() {
    return holder;
  }
}
