package dev.jstack.runner.session;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.event.EngineEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a request brings. */
public final class RecordingSink implements ReplySink {
  private final List<EngineEvent> events = new CopyOnWriteArrayList<>();
  private final List<Diagnostic> diagnostics = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<String> outputs = new CopyOnWriteArrayList<>();

  public List<EngineEvent> events() {
    return events;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public List<String> notices() {
    return notices;
  }

  /** {@code STDOUT text}. */
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public void event(EngineEvent event) {
    events.add(event);
  }

  @Override
  public void diagnostic(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  @Override
  public void notice(String text) {
    notices.add(text);
  }

  @Override
  public void output(OutputStreamKind stream, byte[] bytes) {
    outputs.add(stream + " " + new String(bytes, StandardCharsets.UTF_8));
  }
}
