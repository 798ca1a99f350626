package dev.jstack.runner.session;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.event.EngineEvent;
import java.io.IOException;

/** Sends what a request brings. A command that went away misses it, and the work goes on. */
final class SocketSink implements ReplySink {
  private final Lines lines;

  SocketSink(Lines lines) {
    this.lines = lines;
  }

  @Override
  public void event(EngineEvent event) {
    send(Reply.Event.of(event));
  }

  @Override
  public void diagnostic(Diagnostic diagnostic) {
    send(new Reply.Finding(WireDiagnostic.pack(diagnostic)));
  }

  @Override
  public void notice(String text) {
    send(new Reply.Notice(text));
  }

  @Override
  public void output(OutputStreamKind stream, byte[] bytes) {
    send(Reply.Output.of(stream, bytes));
  }

  private void send(Reply reply) {
    try {
      lines.write(Wire.REPLIES.write(reply));
    } catch (IOException e) {
      // Nobody listens.
    }
  }
}
