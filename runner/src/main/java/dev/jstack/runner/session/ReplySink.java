package dev.jstack.runner.session;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.event.EngineEvent;

/** Takes what a request brings, in order, one thing at a time. */
public interface ReplySink {

  /** Something happened to the stack. */
  void event(EngineEvent event);

  /** A finding in the stack files or about the host. */
  void diagnostic(Diagnostic diagnostic);

  /** A sentence for the person at the terminal, such as that a supervisor adopted services. */
  void notice(String text);

  /** Output of the process of an {@link Request.Exec}. */
  void output(OutputStreamKind stream, byte[] bytes);
}
