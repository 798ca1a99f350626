package dev.jstack.runner.session;

/** A request that is being carried out. All methods may be called from any thread. */
public interface Call extends CallControls {

  /**
   * Waits for the end. All that the request brought was given to the sink before.
   *
   * <p>When the supervisor dies in the middle, the outcome is a failure that says so.
   */
  Outcome await() throws InterruptedException;
}
