package dev.jstack.engine.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the logs of a stack; needs no supervisor. */
public final class LogReader {
  private final Path logs;

  /**
   * A reader of one stack's logs.
   *
   * @param logs the stack's log directory; it need not be there
   */
  public LogReader(Path logs) {
    this.logs = logs;
  }

  /** Gives the lines of {@code query}, by time over all replicas. */
  public void read(LogQuery query, Consumer<LogEntry> entries) {
    try (LogFollow follow = follow(query)) {
      follow.poll(entries);
    }
  }

  /** Reads as {@link #read}, and goes on with what is written later, without a gap between. */
  public LogFollow follow(LogQuery query) {
    return new LogFollow(logs, query);
  }

  /** The last {@code count} lines of one replica as text: what to show when it failed. */
  public List<String> tail(LogSource source, int count) {
    LogQuery query =
        new LogQuery(
            Set.of(source.service()), OptionalInt.of(count), Optional.empty(), Optional.empty());
    List<String> lines = new ArrayList<>();
    read(
        query,
        entry -> {
          if (entry.source().equals(source) && entry.line().stream() != LogStream.JSTACK) {
            lines.add(entry.line().text());
          }
        });
    return lines;
  }
}
