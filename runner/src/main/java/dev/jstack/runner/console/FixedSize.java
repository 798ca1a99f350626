package dev.jstack.runner.console;

import java.util.function.Supplier;

/** A size that does not change. A class and no lambda: the first lambda of a process is dear. */
record FixedSize(TerminalSize size) implements Supplier<TerminalSize> {
  @Override
  public TerminalSize get() {
    return size;
  }
}
