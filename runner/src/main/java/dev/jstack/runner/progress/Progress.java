package dev.jstack.runner.progress;

import dev.jstack.engine.event.EventSink;
import dev.jstack.runner.console.Console;
import java.time.Clock;

/** Shows a run as it goes. Events and notices may come from any thread. */
public interface Progress extends EventSink, AutoCloseable {

  /** A sentence from outside the run, such as that a supervisor adopted services. */
  void notice(String text);

  /** Ends the showing: whatever is told next stands below it. */
  @Override
  void close();

  /**
   * The one for {@code --progress}: {@code auto}, {@code tty}, {@code plain}, {@code json}, {@code
   * quiet}.
   */
  static Progress of(String choice, Console console, Clock clock, LastLine last) {
    return switch (choice) {
      case "json" -> new JsonProgress(console);
      case "quiet" -> new QuietProgress(console);
      case "plain" -> new PlainProgress(console, last);
      case "tty" -> new TerminalProgress(console, clock, last);
      default ->
          console.errorsAreLive()
              ? new TerminalProgress(console, clock, last)
              : new PlainProgress(console, last);
    };
  }
}
