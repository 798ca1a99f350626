package dev.jstack.runner.progress;

import dev.jstack.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps {@link Rows} up to date and tells a listener only of what people see: a row that begins, a
 * row that ends, a note, the end.
 */
final class RunEvents implements EngineEvent.Visitor<Boolean> {

  /** Every event changes what people may see. */
  private static final Boolean SEEN = Boolean.TRUE;

  /** Hears what people see. */
  interface Listener {
    /** The row begins. */
    void begins(Row row, EngineEvent event);

    /** The row is done, failed or will not be tried. */
    void ends(Row row, EngineEvent event);

    /** A sentence that was not told before in this run. */
    void note(String text, boolean warning);

    /** The run is over. */
    void over(EngineEvent.StackSummary summary);
  }

  private final Rows rows;
  private final Listener listener;

  RunEvents(Rows rows, Listener listener) {
    this.rows = rows;
    this.listener = listener;
  }

  @Override
  public Boolean planReady(EngineEvent.PlanReady event) {
    rows.plan(event);
    return SEEN;
  }

  @Override
  public Boolean actionStarted(EngineEvent.ActionStarted event) {
    Row row = rows.of(event.node(), event.address());
    if (row.start(event.node(), event.verb(), event.at())) {
      listener.begins(row, event);
    }
    return SEEN;
  }

  @Override
  public Boolean actionProgress(EngineEvent.ActionProgress event) {
    rows.of(event.node(), event.address()).report(event.text());
    return SEEN;
  }

  @Override
  public Boolean actionDone(EngineEvent.ActionDone event) {
    rows.finished(event.node());
    Row row = rows.of(event.node(), event.address());
    if (row.finish(event.node(), event.verb(), event.detail(), event.at())) {
      listener.ends(row, event);
    }
    return SEEN;
  }

  @Override
  public Boolean actionFailed(EngineEvent.ActionFailed event) {
    Row row = rows.of(event.node(), event.address());
    List<String> below = new ArrayList<>();
    if (!event.logTail().isEmpty()) {
      below.add("last lines of its log");
      event.logTail().forEach(line -> below.add("  " + line));
    }
    event.hints().forEach(hint -> below.add("= " + hint));
    row.fail(event.reason(), below, event.at());
    listener.ends(row, event);
    return SEEN;
  }

  @Override
  public Boolean actionSkipped(EngineEvent.ActionSkipped event) {
    Row row = rows.of(event.node(), event.address());
    boolean first = row.state() == Row.State.WAITING || row.state() == Row.State.ACTIVE;
    row.skip(rows.because(event.because()));
    if (first) {
      listener.ends(row, event);
    }
    return SEEN;
  }

  @Override
  public Boolean note(EngineEvent.Note event) {
    if (rows.note(event.text())) {
      listener.note(event.text(), event.warning());
    }
    return SEEN;
  }

  @Override
  public Boolean stackSummary(EngineEvent.StackSummary event) {
    listener.over(event);
    return SEEN;
  }
}
