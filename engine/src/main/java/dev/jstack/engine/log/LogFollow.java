package dev.jstack.engine.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the logs of a stack from where a query says to the present end, and on from there each time
 * it is asked, while replicas come and go. Not for several threads.
 */
public final class LogFollow implements AutoCloseable {
  private final Path logs;
  private final LogQuery query;
  private final Map<LogSource, Pull> pulls = new TreeMap<>();
  private boolean begun;

  /** A cursor and the lines it has read ahead. */
  private static final class Pull {
    private final LogCursor cursor;
    private final Deque<LogEntry> ahead = new ArrayDeque<>();

    Pull(LogCursor cursor) {
      this.cursor = cursor;
    }

    boolean fill() throws IOException {
      while (ahead.isEmpty() && cursor.read(ahead::add)) {
        // A block may hold no line that is wanted.
      }
      return !ahead.isEmpty();
    }

    LogEntry head() {
      return ahead.element();
    }
  }

  LogFollow(Path logs, LogQuery query) {
    this.logs = logs;
    this.query = query;
  }

  /**
   * Gives every line that is there and was not given before, by time over all replicas.
   *
   * @return whether there was any
   */
  public boolean poll(Consumer<LogEntry> entries) {
    try {
      findSources();
      boolean any = merge(entries);
      dropGone();
      return any;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the logs in " + logs, e);
    }
  }

  private boolean merge(Consumer<LogEntry> entries) throws IOException {
    PriorityQueue<Pull> byTime =
        new PriorityQueue<>(Comparator.comparing((Pull pull) -> pull.head().line().time()));
    for (Pull pull : pulls.values()) {
      if (pull.fill()) {
        byTime.add(pull);
      }
    }
    boolean any = !byTime.isEmpty();
    while (!byTime.isEmpty()) {
      Pull first = byTime.remove();
      entries.accept(first.ahead.remove());
      if (first.fill()) {
        byTime.add(first);
      }
    }
    return any;
  }

  private void findSources() throws IOException {
    boolean first = !begun;
    begun = true;
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(logs)) {
      for (Path directory : directories) {
        LogSource source = LogSource.ofLabel(String.valueOf(directory.getFileName())).orElse(null);
        if (source != null && query.wants(source) && !pulls.containsKey(source)) {
          pulls.put(source, begin(source, directory, first));
        }
      }
    } catch (NoSuchFileException e) {
      // Nothing was ever written, or all of it was removed.
    }
  }

  /** A replica that comes later is read from its first line, whatever the tail. */
  private Pull begin(LogSource source, Path directory, boolean first) throws IOException {
    LogCursor cursor = new LogCursor(source, directory, query);
    if (first && query.tail().isPresent()) {
      cursor.toTail(query.tail().getAsInt());
    }
    return new Pull(cursor);
  }

  private void dropGone() throws IOException {
    for (var pull = pulls.values().iterator(); pull.hasNext(); ) {
      LogCursor cursor = pull.next().cursor;
      if (cursor.isGone()) {
        cursor.close();
        pull.remove();
      }
    }
  }

  @Override
  public void close() {
    try {
      for (Pull pull : pulls.values()) {
        pull.cursor.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
