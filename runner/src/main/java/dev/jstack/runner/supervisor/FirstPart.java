package dev.jstack.runner.supervisor;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EventSink;

/** Keeps back the end of the first part of a run, unless the run ends there. */
final class FirstPart implements EventSink {
  private final EventSink sink;

  FirstPart(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public void accept(EngineEvent event) {
    boolean end = event instanceof EngineEvent.StackSummary summary && summary.failed() == 0;
    if (!end) {
      sink.accept(event);
    }
  }
}
