package dev.jstack.runner.session;

/** A request that is being carried out. All methods may be called from any thread. */
public interface Call extends AutoCloseable {

  /**
   * Waits for the end. All that the request brought was given to the sink before.
   *
   * <p>When the supervisor dies in the middle, the outcome is a failure that says so.
   */
  Outcome await() throws InterruptedException;

  /** The first time: stop in order, after what is being done now. The second time: now. */
  void cancel();

  /** Bytes for the standard input of the process of an {@link Request.Exec}. */
  void input(byte[] bytes);

  /** Ends that standard input. */
  void endInput();

  /** Tells the console of that process its new size. */
  void resize(int rows, int columns);

  /** Sends that process a signal, such as {@code SIGINT}. */
  void signal(String signal);

  /**
   * Stops listening. A convergence goes on to its end; a process that runs for this call alone is
   * ended.
   */
  @Override
  void close();
}
