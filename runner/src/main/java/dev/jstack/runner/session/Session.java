package dev.jstack.runner.session;

/** Carries requests to whoever converges: the supervisor, or the same code in this process. */
public interface Session extends AutoCloseable {

  /**
   * Sends a request. What comes back is given to {@code sink} on a thread of the session, one thing
   * after the other.
   *
   * @throws SessionException when there is nobody to send it to
   */
  Call start(Request request, ReplySink sink);

  /** Sends a request and waits for its outcome. */
  default Outcome execute(Request request, ReplySink sink) throws InterruptedException {
    try (Call call = start(request, sink)) {
      return call.await();
    }
  }

  /** Lets go; requests that run go on without this session. */
  @Override
  void close();
}
