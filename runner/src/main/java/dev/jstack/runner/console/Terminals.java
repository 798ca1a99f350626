package dev.jstack.runner.console;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which of the three streams is a terminal, its size, and what it can show.
 *
 * <p>Java cannot ask about one stream alone ({@code System.console} wants two of them), and asking
 * a program costs more than a whole {@code jstack version}; so the launcher asks, where it is free,
 * and says so in {@code -Djstack.tty=012} and {@code -Djstack.size="24 80"}. On Windows the console
 * itself is asked, when something is about to be shown.
 */
public final class Terminals {
  private final Supplier<Seen> seen;

  private Terminals(Supplier<Seen> seen) {
    this.seen = seen;
  }

  private Terminals(Seen seen) {
    this(new Told(seen));
  }

  /**
   * What there is.
   *
   * @param streams numbers of the streams that are a terminal: {@code 012}
   * @param escapes whether colours and redrawing work
   * @param utf8 whether it surely shows UTF-8; false: the environment decides
   */
  record Seen(String streams, Supplier<TerminalSize> size, boolean escapes, boolean utf8) {}

  /** No stream is a terminal. */
  public static Terminals none() {
    return new Terminals(new Seen("", new FixedSize(TerminalSize.UNKNOWN), false, false));
  }

  /** All streams are a terminal of that size. */
  public static Terminals all(Supplier<TerminalSize> size) {
    return new Terminals(new Seen("012", size, true, false));
  }

  /** What {@code seen} tells when it is first needed, for consoles that have to be asked. */
  static Terminals asked(Supplier<Seen> seen) {
    return new Terminals(new Once(seen));
  }

  /** Without a launcher that told; from Java 22 on it needs {@code -Djdk.console=java.base}. */
  @SuppressWarnings("SystemConsoleNull")
  static Terminals ofProcess() {
    String told = System.getProperty("jstack.tty");
    if (told != null) {
      return told.isEmpty() ? none() : new Terminals(new Seen(told, new LiveSize(), true, false));
    }
    if (System.console() == null) {
      return none();
    }
    return WindowsScreen.isHere() ? asked(new WindowsScreen()) : all(new LiveSize());
  }

  /** The same where the third stream is the second one. */
  Terminals withErrorsInOutput() {
    return new Terminals(new ErrorsInOutput(seen));
  }

  /** The same, but for consoles that have to be asked: these are none then. */
  Terminals withoutAsking() {
    return seen instanceof Once ? none() : this;
  }

  boolean input() {
    return seen.get().streams().contains("0");
  }

  boolean output() {
    return seen.get().streams().contains("1");
  }

  boolean errors() {
    return seen.get().streams().contains("2");
  }

  boolean anyTerminal() {
    return !seen.get().streams().isEmpty();
  }

  boolean escapes() {
    return seen.get().escapes();
  }

  boolean showsUtf8() {
    return seen.get().utf8();
  }

  /** Notices from now on when the window is resized: not free, so only for what stays. */
  void follow(Runnable after) {
    if (seen.get().size() instanceof LiveSize live) {
      live.follow(after);
    }
  }

  TerminalSize size() {
    return seen.get().size().get();
  }

  /** A class and no lambda: the first lambda of a process is dear. */
  private record Told(Seen seen) implements Supplier<Seen> {
    @Override
    public Seen get() {
      return seen;
    }
  }

  /** Asks one time. */
  private static final class Once implements Supplier<Seen> {
    private final Supplier<Seen> source;
    private @Nullable Seen seen;

    Once(Supplier<Seen> source) {
      this.source = source;
    }

    @Override
    public synchronized Seen get() {
      Seen known = seen;
      if (known == null) {
        known = source.get();
        seen = known;
      }
      return known;
    }
  }

  private record ErrorsInOutput(Supplier<Seen> all) implements Supplier<Seen> {
    @Override
    public Seen get() {
      Seen seen = all.get();
      String others = seen.streams().replace("2", "");
      String streams = others.contains("1") ? others + "2" : others;
      return new Seen(streams, seen.size(), seen.escapes(), seen.utf8());
    }
  }
}
