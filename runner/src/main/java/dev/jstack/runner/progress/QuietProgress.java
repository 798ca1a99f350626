package dev.jstack.runner.progress;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.runner.console.Console;

/** Nothing but warnings. */
final class QuietProgress implements Progress, RunEvents.Listener {
  private final Console console;
  private final RunEvents events = new RunEvents(new Rows(), this);

  QuietProgress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void accept(EngineEvent event) {
    event.accept(events);
  }

  @Override
  public void begins(Row row, EngineEvent event) {}

  @Override
  public void ends(Row row, EngineEvent event) {}

  @Override
  public void note(String text, boolean warning) {
    if (warning) {
      console.tell("warning: " + text);
    }
  }

  @Override
  public void over(EngineEvent.StackSummary summary) {}

  @Override
  public void notice(String text) {}

  @Override
  public void close() {
    console.flush();
  }
}
