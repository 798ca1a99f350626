package dev.jstack.runner.session;

/** What can be said to a request while it runs. Saying it after the end does nothing. */
public interface CallControls extends AutoCloseable {

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
   * Nobody listens any more. A convergence goes on to its end; a process that runs for this call
   * alone is ended.
   */
  @Override
  void close();
}
