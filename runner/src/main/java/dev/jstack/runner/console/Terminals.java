package dev.jstack.runner.console;

import java.util.function.Supplier;

/**
 * Which of the three streams is a terminal, and its size.
 *
 * <p>Java cannot ask about one stream alone ({@code System.console} wants two of them), and asking
 * a program costs more than a whole {@code jstack version}; so the launcher asks, where it is free,
 * and says so in {@code -Djstack.tty=012} and {@code -Djstack.size="24 80"}.
 */
public final class Terminals {
  private final String streams;
  private final Supplier<TerminalSize> size;

  private Terminals(String streams, Supplier<TerminalSize> size) {
    this.streams = streams;
    this.size = size;
  }

  /** No stream is a terminal. */
  public static Terminals none() {
    return new Terminals("", new FixedSize(TerminalSize.UNKNOWN));
  }

  /** All streams are a terminal of that size. */
  public static Terminals all(Supplier<TerminalSize> size) {
    return new Terminals("012", size);
  }

  /** Without a launcher that told; from Java 22 on it needs {@code -Djdk.console=java.base}. */
  @SuppressWarnings("SystemConsoleNull")
  static Terminals ofProcess() {
    String told = System.getProperty("jstack.tty");
    if (told == null) {
      told = System.console() != null ? "012" : "";
    }
    return told.isEmpty() ? none() : new Terminals(told, new LiveSize());
  }

  /** The same where the third stream is the second one. */
  Terminals withErrorsInOutput() {
    String others = streams.replace("2", "");
    return new Terminals(output() ? others + "2" : others, size);
  }

  boolean input() {
    return streams.contains("0");
  }

  boolean output() {
    return streams.contains("1");
  }

  boolean errors() {
    return streams.contains("2");
  }

  boolean anyTerminal() {
    return !streams.isEmpty();
  }

  /** Notices from now on when the window is resized: not free, so only for what stays. */
  void follow(Runnable after) {
    if (size instanceof LiveSize live) {
      live.follow(after);
    }
  }

  TerminalSize size() {
    return size.get();
  }
}
