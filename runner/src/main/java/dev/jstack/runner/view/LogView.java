package dev.jstack.runner.view;

import dev.jstack.engine.log.LogEntry;
import dev.jstack.engine.log.LogSource;
import dev.jstack.engine.log.LogStream;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Width;
import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lines of logs as they come: the service's name in its colour, the text as it was written, bytes
 * that are no UTF-8 included.
 */
public final class LogView implements Consumer<LogEntry> {

  /** How lines are shown. */
  public record Options(boolean prefix, boolean timestamps, boolean colour) {}

  private final Console console;
  private final Style style;
  private final Options options;
  private final Set<String> numbered = new TreeSet<>();
  private int width;

  /**
   * A view that pads names to the longest of {@code known}.
   *
   * @param known the replicas whose lines may come; others widen the column when they do
   */
  public LogView(Console console, Options options, Iterable<LogSource> known) {
    this.console = console;
    this.options = options;
    this.style = new Style(options.colour() && console.outputStyle().colour(), true);
    known.forEach(source -> learn(source));
    known.forEach(source -> width = Math.max(width, Width.of(name(source))));
  }

  private void learn(LogSource source) {
    if (source.replica() > 1) {
      numbered.add(source.service());
    }
  }

  private String name(LogSource source) {
    return numbered.contains(source.service()) ? source.label() : source.service();
  }

  @Override
  public void accept(LogEntry entry) {
    PrintStream out = console.out();
    LogSource source = entry.source();
    if (options.prefix()) {
      learn(source);
      String name = name(source);
      width = Math.max(width, Width.of(name));
      out.print(style.service(source.service(), Width.pad(name, width) + " |") + " ");
    }
    if (options.timestamps()) {
      out.print(entry.line().time() + " ");
    }
    if (entry.line().stream() == LogStream.JSTACK) {
      out.print(style.dim(entry.line().text()));
    } else {
      byte[] bytes = entry.line().bytes();
      out.write(bytes, 0, bytes.length);
    }
    out.print('\n');
  }

  /** Brings out what is buffered. */
  public void flush() {
    console.out().flush();
  }
}
