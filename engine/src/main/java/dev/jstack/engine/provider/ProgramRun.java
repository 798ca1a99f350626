package dev.jstack.engine.provider;

import dev.jstack.host.api.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run of a program, to its end: nothing of it is left when it is cancelled or late. */
final class ProgramRun {
  private static final long SLICE_MILLIS = 100;
  private static final Duration AFTER_END = Duration.ofSeconds(5);
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_CHARACTERS = 16 << 20;
  private static final int KEPT_WORDS = 3;

  private final Process process;
  private final Providers.Call call;
  private final Deque<String> lastWords = new ArrayDeque<>();

  private ProgramRun(Process process, Providers.Call call) {
    this.process = process;
    this.call = call;
  }

  /**
   * How it ended.
   *
   * @param lastWords the last lines of its standard error
   */
  record Ended(int code, List<String> lastWords) {}

  /**
   * Runs it.
   *
   * @param environment all its variables; empty: those of this process
   * @param lines hears its standard output
   * @throws ProviderException when it cannot be started, is cancelled, late or without end
   */
  static Ended run(
      List<String> command,
      Path directory,
      Optional<Map<String, String>> environment,
      Consumer<String> lines,
      Providers.Call call) {
    ProcessBuilder builder = new ProcessBuilder(command);
    if (Files.isDirectory(directory)) {
      builder.directory(directory.toFile());
    }
    environment.ifPresent(
        variables -> {
          builder.environment().clear();
          builder.environment().putAll(variables);
        });
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new ProgramRun(process, call).toItsEnd(lines);
    } catch (IOException e) {
      throw new ProviderException("it cannot be run: " + e.getMessage());
    }
  }

  private Ended toItsEnd(Consumer<String> lines) {
    Thread output = reader(process.getInputStream(), lines);
    Thread errors = reader(process.getErrorStream(), this::remember);
    try {
      while (!process.waitFor(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (call.cancelled().getAsBoolean()) {
          throw new ProviderException(
              "stopped while it ran", "the same command again runs it again");
        }
        if (call.deadline().isOver()) {
          throw new ProviderException("it did not end in time");
        }
      }
      Deadline rest = Deadline.in(AFTER_END); // who inherited its output may hold it open
      output.join(Math.max(1, rest.remaining().toMillis()));
      errors.join(Math.max(1, rest.remaining().toMillis()));
      return new Ended(process.exitValue(), lastWords());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException("stopped while it ran");
    } finally {
      end();
    }
  }

  private List<String> lastWords() {
    synchronized (lastWords) {
      return List.copyOf(lastWords);
    }
  }

  private void remember(String line) {
    synchronized (lastWords) {
      lastWords.add(line);
      if (lastWords.size() > KEPT_WORDS) {
        lastWords.removeFirst();
      }
    }
  }

  private void end() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    close(process.getInputStream());
    close(process.getErrorStream());
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // it is over all the same
    }
  }

  private static Thread reader(InputStream stream, Consumer<String> lines) {
    Thread thread = new Thread(() -> read(stream, lines), "jstack-provider");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void read(InputStream stream, Consumer<String> lines) {
    StringBuilder line = new StringBuilder();
    int all = 0;
    try (Reader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      int c = in.read();
      while (c >= 0 && all++ < MOST_CHARACTERS) {
        if (c == '\n' || line.length() == LONGEST_LINE) {
          lines.accept(line.toString());
          line.setLength(0);
        } else {
          line.append((char) c);
        }
        c = in.read();
      }
      if (!line.isEmpty()) {
        lines.accept(line.toString());
      }
    } catch (IOException e) {
      // closed from the other side: the program is over
    }
  }
}
