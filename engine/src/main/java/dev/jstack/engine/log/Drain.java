package dev.jstack.engine.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of one process's output into its replica's log. */
public final class Drain {
  private static final int CHUNK = 64 * 1024;

  private final Path directory;
  private final ReplicaLog log;
  private final String process;
  private final InstantSource clock;
  private final Consumer<String> problems;
  private final List<LogLine> batch = new ArrayList<>();
  private @Nullable Source stdout;
  private @Nullable Source stderr;
  private boolean complained;
  private boolean closed;

  /** One stream, how much of it was read, and the line that is still open. */
  private static final class Source {
    private final InputStream input;
    private final LineSplitter lines;
    private long read;

    Source(InputStream input, LogStream stream, long taken) throws IOException {
      this.input = input;
      this.lines = new LineSplitter(stream);
      this.read = taken;
      skip(taken);
    }

    /** A host that gives the output again gives it from its beginning. */
    private void skip(long taken) throws IOException {
      try {
        input.skipNBytes(taken);
      } catch (EOFException e) {
        read = 0;
      }
    }

    long taken() {
      return read - lines.waiting();
    }
  }

  Drain(
      Path directory,
      ReplicaLog log,
      String process,
      InstantSource clock,
      Consumer<String> problems) {
    this.directory = directory;
    this.log = log;
    this.process = process;
    this.clock = clock;
    this.problems = problems;
  }

  synchronized void connect(Optional<InputStream> output, Optional<InputStream> error) {
    stdout = source(output, LogStream.STDOUT);
    stderr = source(error, LogStream.STDERR);
  }

  private @Nullable Source source(Optional<InputStream> input, LogStream stream) {
    if (input.isEmpty()) {
      return null;
    }
    try {
      return new Source(input.get(), stream, log.taken(process, stream));
    } catch (IOException e) {
      complain("its output cannot be read", e);
      return null;
    }
  }

  /** Adds a line about the service, such as {@code exited 1}. */
  public synchronized void note(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    batch.add(new LogLine(clock.instant(), LogStream.JSTACK, true, bytes));
    store();
  }

  /** Takes what is there now; whether there was anything. */
  synchronized boolean poll(byte[] chunk) {
    if (closed) {
      return false;
    }
    boolean output = poll(stdout, chunk);
    boolean error = poll(stderr, chunk);
    if (output || error) {
      store();
    }
    return output || error;
  }

  /**
   * Takes the rest of an ended process's output, an unfinished last line included. Output of
   * children that outlive it is not waited for.
   */
  public synchronized void finish() {
    byte[] chunk = new byte[CHUNK];
    while (poll(chunk)) {
      // until nothing is left
    }
    for (Source source : open()) {
      source.lines.flush(clock.instant(), batch::add);
    }
    store();
  }

  Path directory() {
    return directory;
  }

  /** Takes no more; whether nobody else writes to the log. */
  synchronized boolean close() {
    closed = true;
    try {
      return log.detach(process);
    } catch (IOException e) {
      complain("its log cannot be closed", e);
      return true;
    }
  }

  private boolean poll(@Nullable Source source, byte[] chunk) {
    if (source == null) {
      return false;
    }
    try {
      int ready = Math.min(source.input.available(), chunk.length);
      int count = ready > 0 ? source.input.read(chunk, 0, ready) : 0;
      if (count <= 0) {
        return false;
      }
      source.read += count;
      source.lines.feed(chunk, count, clock.instant(), batch::add);
      return true;
    } catch (IOException e) {
      forget(source);
      return false;
    }
  }

  /** A stream that fails is one whose other end is gone: there is nothing more to come. */
  private void forget(Source source) {
    source.lines.flush(clock.instant(), batch::add);
    if (source == stdout) {
      stdout = null;
    } else {
      stderr = null;
    }
  }

  private void store() {
    if (closed) {
      batch.clear();
      return;
    }
    try {
      log.append(process, batch, taken(stdout, LogStream.STDOUT), taken(stderr, LogStream.STDERR));
      complained = false;
    } catch (IOException e) {
      complain("its output is lost", e);
    }
    batch.clear();
  }

  private long taken(@Nullable Source source, LogStream stream) {
    return source == null ? log.taken(process, stream) : source.taken();
  }

  private List<Source> open() {
    List<Source> sources = new ArrayList<>();
    if (stdout != null) {
      sources.add(stdout);
    }
    if (stderr != null) {
      sources.add(stderr);
    }
    return sources;
  }

  /** Once until it works again: a full disk must not fill the supervisor's own log too. */
  private void complain(String what, IOException cause) {
    if (!complained) {
      problems.accept("log " + directory + ": " + what + ": " + cause.getMessage());
    }
    complained = true;
  }
}
