package dev.jstack.runner.progress;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.runner.console.Console;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** One line when something begins, one when it is over; never a redraw. For logs of pipelines. */
final class PlainProgress implements Progress, RunEvents.Listener {
  private final Console console;
  private final LastLine last;
  private final Rows rows = new Rows();
  private final RunEvents events = new RunEvents(rows, this);

  PlainProgress(Console console, LastLine last) {
    this.console = console;
    this.last = last;
  }

  @Override
  public synchronized void accept(EngineEvent event) {
    event.accept(events);
  }

  @Override
  public void begins(Row row, EngineEvent event) {
    console.tell(time(event.at()) + " " + row.name() + " " + row.text());
  }

  @Override
  public void ends(Row row, EngineEvent event) {
    String text =
        switch (row.state()) {
          case FAILED -> "failed: " + row.text();
          case SKIPPED -> "not done: " + row.text();
          case WAITING, ACTIVE, DONE -> row.text();
        };
    console.tell(
        (time(event.at()) + " " + row.name() + " " + text + " " + row.elapsed(event.at()))
            .stripTrailing());
    for (String line : row.below()) {
      console.tell("    " + line);
    }
  }

  @Override
  public void note(String text, boolean warning) {
    console.tell((warning ? "warning: " : "note: ") + text);
  }

  @Override
  public void over(EngineEvent.StackSummary summary) {
    console.tell(last.of(summary, rows, console.errorStyle(), Integer.MAX_VALUE));
  }

  @Override
  public synchronized void notice(String text) {
    if (rows.note(text)) {
      console.tell("note: " + text);
    }
  }

  @Override
  public void close() {
    console.flush();
  }

  private static String time(Instant at) {
    ZonedDateTime local = at.atZone(ZoneId.systemDefault());
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", local.getHour(), local.getMinute(), local.getSecond());
  }
}
