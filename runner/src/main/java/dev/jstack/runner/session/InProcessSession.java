package dev.jstack.runner.session;

import java.util.concurrent.CompletableFuture;

/** Carries requests out in this process: for machines without Unix sockets, and for tests. */
public final class InProcessSession implements Session {
  private final RequestHandler handler;
  private final AutoCloseable resources;

  /**
   * A session over {@code handler}.
   *
   * @param resources let go of at the end
   */
  public InProcessSession(RequestHandler handler, AutoCloseable resources) {
    this.handler = handler;
    this.resources = resources;
  }

  @Override
  public Call start(Request request, ReplySink sink) {
    Controls controls = new Controls();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread worker =
        new Thread(() -> outcome.complete(carryOut(request, sink, controls)), "jstack-request");
    worker.setDaemon(true);
    worker.start();
    return new RunningCall(controls, outcome);
  }

  private Outcome carryOut(Request request, ReplySink sink, Controls controls) {
    try {
      return handler.handle(request, sink, controls);
    } catch (RuntimeException e) {
      return Outcome.failed(Outcome.FAILED, "internal error: " + e);
    }
  }

  @Override
  public void close() {
    try {
      resources.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot let go of the host: " + e.getMessage(), e);
    }
  }
}
