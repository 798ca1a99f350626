package dev.jstack.runner.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a handler hears what the command says; what was said before it listened is repeated. */
public final class Controls implements CallControls {
  private final List<Consumer<CallControls>> early = new ArrayList<>();
  private @Nullable CallControls listener;
  private int cancels;

  /** Whether the command wants the work to stop. */
  public synchronized boolean isCancelled() {
    return cancels > 0;
  }

  /** Whether it wants it to stop now, whatever is left behind: services get no more time. */
  public synchronized boolean isUrgent() {
    return cancels > 1;
  }

  /** From now on {@code next} hears everything, and first what was said so far. */
  public void listen(CallControls next) {
    List<Consumer<CallControls>> missed;
    synchronized (this) {
      missed = List.copyOf(early);
      early.clear();
      listener = next;
    }
    missed.forEach(said -> said.accept(next));
  }

  @Override
  public void cancel() {
    synchronized (this) {
      cancels++;
    }
    say(CallControls::cancel);
  }

  @Override
  public void input(byte[] bytes) {
    say(call -> call.input(bytes));
  }

  @Override
  public void endInput() {
    say(CallControls::endInput);
  }

  @Override
  public void resize(int rows, int columns) {
    say(call -> call.resize(rows, columns));
  }

  @Override
  public void signal(String signal) {
    say(call -> call.signal(signal));
  }

  @Override
  public void close() {
    say(CallControls::close);
  }

  /** Spoken outside of the lock: a listener may block on a process that does not read. */
  private void say(Consumer<CallControls> what) {
    CallControls now;
    synchronized (this) {
      now = listener;
      if (now == null) {
        early.add(what);
      }
    }
    if (now != null) {
      what.accept(now);
    }
  }
}
