package dev.jstack.runner.console;

import dev.jstack.host.windows.ConsoleScreen;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The terminal hands over each key as it is pressed, unechoed, Ctrl-C included, until closed. It is
 * put back on every way out: closing, an exception, a signal that ends the process.
 */
public final class RawMode implements AutoCloseable {
  private final AtomicReference<Optional<Runnable>> undoing;
  private final Thread hook = new Thread(this::restore, "terminal restore");

  private RawMode(Runnable undo) {
    this.undoing = new AtomicReference<>(Optional.of(undo));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Switches raw mode on; empty where there is no terminal that knows it. */
  public static Optional<RawMode> enter() {
    if (WindowsScreen.isHere()) {
      ConsoleScreen screen = WindowsScreen.open();
      screen.raw();
      return screen.isInput() ? Optional.of(new RawMode(screen::line)) : Optional.empty();
    }
    Optional<RawMode> mode = Stty.run("-g").map(modes -> new RawMode(() -> Stty.run(modes)));
    mode.ifPresent(on -> Stty.run("raw", "-echo"));
    return mode;
  }

  private void restore() {
    undoing.getAndSet(Optional.empty()).ifPresent(Runnable::run);
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is already leaving; the hook finds nothing left to do
    }
  }
}
