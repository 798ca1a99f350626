package dev.jstack.engine.log;

import dev.jstack.host.api.HcsProcess;
import dev.jstack.schema.model.Logging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Carries the output of all processes into log files, with one thread.
 *
 * <p>A pipe that nobody reads stops the service that writes to it; so each is asked again and again
 * what it has, and none can make another one wait.
 */
public final class LogDrainer implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final InstantSource clock;
  private final Consumer<String> problems;
  private final List<Drain> drains = new CopyOnWriteArrayList<>();

  /** Logs that are written to, by directory; whoever opens or closes one has the lock of this. */
  private final Map<Path, ReplicaLog> logs = new HashMap<>();

  private final byte[] chunk = new byte[64 * 1024];
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread drainer = new Thread(task, "jstack-logs");
            drainer.setDaemon(true);
            return drainer;
          });

  /**
   * A drainer that nothing is attached to.
   *
   * @param problems hears, once each, what cannot be read or written
   */
  public LogDrainer(InstantSource clock, Consumer<String> problems) {
    this.clock = clock;
    this.problems = problems;
  }

  /** Starts to drain, again and again with a short pause when there is nothing. */
  public void start() {
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::drainAll, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to drain a process, or goes on where a supervisor before this one stopped.
   *
   * @param stackLogs the stack's log directory
   * @param identity one word that is this process's alone, for ever
   */
  public Drain attach(
      Path stackLogs, LogSource source, Logging limits, String identity, HcsProcess process) {
    Path directory = stackLogs.resolve(source.label());
    try {
      Drain drain =
          new Drain(directory, log(directory, limits, identity), identity, clock, problems);
      drain.connect(process.standardOutput(), process.standardError());
      drains.add(drain);
      return drain;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log in " + directory, e);
    }
  }

  private ReplicaLog log(Path directory, Logging limits, String identity) throws IOException {
    synchronized (logs) {
      ReplicaLog log = logs.get(directory);
      if (log == null) {
        log = new ReplicaLog(directory, clock.instant());
      }
      log.attach(identity, limits);
      logs.put(directory, log);
      return log;
    }
  }

  /** Stops to drain; what was not taken by {@link Drain#finish} stays with the host. */
  public void detach(Drain drain) {
    drains.remove(drain);
    synchronized (logs) {
      if (drain.close()) {
        logs.remove(drain.directory());
      }
    }
  }

  /** One round over all processes after the other, until none has anything. */
  void drainAll() {
    boolean any = true;
    while (any) {
      any = false;
      for (Drain drain : drains) {
        any |= drain.poll(chunk);
      }
    }
  }

  /** Ends the thread; what is attached stays as it is for the next supervisor. */
  @Override
  public void close() {
    thread.shutdownNow();
    drains.forEach(this::detach);
  }
}
