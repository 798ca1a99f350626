package dev.jstack.runner.progress;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Width;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are redrawn in place, ten times a second. Notes and the last line come when the rows
 * stand still. The cursor is hidden meanwhile and back on every way out, a signal included.
 */
final class TerminalProgress implements Progress, RunEvents.Listener {
  private static final long TICK_MILLIS = 100;
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";

  private final Console console;
  private final Clock clock;
  private final LastLine last;
  private final Rows rows = new Rows();
  private final RunEvents events = new RunEvents(rows, this);
  private final List<String> later = new ArrayList<>();
  private final Thread painter = new Thread(this::paint, "progress");
  private final Thread restore = new Thread(this::showCursor, "cursor restore");
  private int drawn;
  private long tick;
  private boolean closed;

  TerminalProgress(Console console, Clock clock, LastLine last) {
    this.console = console;
    this.clock = clock;
    this.last = last;
    console.followSize(() -> {});
    painter.setDaemon(true);
    Runtime.getRuntime().addShutdownHook(restore);
    painter.start();
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
    later.add((warning ? "warning: " : "note: ") + text);
  }

  @Override
  public void over(EngineEvent.StackSummary summary) {
    later.add(last.of(summary, rows, console.errorStyle(), console.columns()));
  }

  @Override
  public synchronized void notice(String text) {
    if (rows.note(text)) {
      later.add("note: " + text);
    }
  }

  private synchronized void paint() {
    while (!closed) {
      if (!rows.all().isEmpty()) {
        draw();
      }
      try {
        wait(TICK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** One write: the cursor goes up over the last frame, each line is cleared as it is replaced. */
  private void draw() {
    Frame frame = new Frame(console.errorStyle(), console.columns(), console.rows() - 1);
    List<String> lines = frame.lines(rows, clock.instant(), tick++);
    StringBuilder screen = new StringBuilder(HIDE_CURSOR);
    screen.append(drawn > 0 ? "\u001b[" + drawn + "A\r" : "\r");
    for (String line : lines) {
      screen.append(line).append("\u001b[K\n");
    }
    screen.append("\u001b[J");
    console.err().print(screen);
    console.err().flush();
    drawn = lines.size();
  }

  private void showCursor() {
    console.err().print(SHOW_CURSOR);
    console.err().flush();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      notifyAll();
      if (!rows.all().isEmpty()) {
        draw();
        showCursor();
      }
      for (String text : later) {
        Width.wrap(text, console.columns(), 0).forEach(console::tell);
      }
    }
    try {
      Runtime.getRuntime().removeShutdownHook(restore);
    } catch (IllegalStateException e) {
      // the process is leaving already: the hook shows the cursor once more
    }
  }
}
