package dev.jstack.runner.supervisor;

import dev.jstack.engine.converge.ConvergenceCode;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EventSink;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps back what people need not see of a plan that is made again: that an address was taken
 * meanwhile, what was skipped for that, and the end. Everything else is told at once.
 */
final class Overtaken implements EventSink {
  private final EventSink sink;
  private final Set<String> taken = new HashSet<>();

  Overtaken(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized void accept(EngineEvent event) {
    if (!isKept(event)) {
      sink.accept(event);
    }
  }

  private boolean isKept(EngineEvent event) {
    if (event instanceof EngineEvent.ActionFailed failed) {
      boolean late = failed.code().equals(ConvergenceCode.TAKEN_MEANWHILE.code());
      if (late) {
        taken.add(failed.address());
      }
      return late;
    }
    if (event instanceof EngineEvent.ActionSkipped skipped) {
      return taken.contains(skipped.because());
    }
    return event instanceof EngineEvent.StackSummary && !taken.isEmpty();
  }
}
