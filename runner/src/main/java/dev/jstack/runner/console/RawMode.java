package dev.jstack.runner.console;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The terminal hands over each key as it is pressed, unechoed, Ctrl-C included, until closed. It is
 * put back on every way out: closing, an exception, a signal that ends the process.
 */
public final class RawMode implements AutoCloseable {
  private final AtomicReference<Optional<String>> before;
  private final Thread hook = new Thread(this::restore, "terminal restore");

  private RawMode(String modes) {
    this.before = new AtomicReference<>(Optional.of(modes));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Switches raw mode on; empty where there is no terminal that knows it. */
  public static Optional<RawMode> enter() {
    Optional<RawMode> mode = Stty.run("-g").map(RawMode::new);
    mode.ifPresent(on -> Stty.run("raw", "-echo"));
    return mode;
  }

  private void restore() {
    before.getAndSet(Optional.empty()).ifPresent(Stty::run);
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
