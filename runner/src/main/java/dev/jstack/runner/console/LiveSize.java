package dev.jstack.runner.console;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The terminal's size: what the launcher said, asked again after the window was resized. */
final class LiveSize implements Supplier<TerminalSize> {
  private final AtomicBoolean stale = new AtomicBoolean();
  private TerminalSize size;

  LiveSize() {
    size = TerminalSize.parse(System.getProperty("jstack.size", ""));
  }

  /** Notices from now on when the window is resized; {@code after} hears of it. */
  void follow(Runnable after) {
    Signals.onResize(
        () -> {
          stale.set(true);
          after.run();
        });
  }

  @Override
  public synchronized TerminalSize get() {
    if (stale.getAndSet(false)) {
      TerminalSize now = TerminalSize.parse(Stty.run("size").orElse(""));
      size = now.equals(TerminalSize.UNKNOWN) ? size : now;
    }
    return size;
  }
}
