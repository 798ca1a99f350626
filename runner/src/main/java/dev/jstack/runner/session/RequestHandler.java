package dev.jstack.runner.session;

/** Carries out requests. Safe for several threads. */
public interface RequestHandler {

  /**
   * Carries out {@code request} on this thread. Never throws for what a host, a file or a person
   * does.
   *
   * @param controls what the command says meanwhile
   */
  Outcome handle(Request request, ReplySink sink, Controls controls);
}
