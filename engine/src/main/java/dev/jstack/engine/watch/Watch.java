package dev.jstack.engine.watch;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.converge.ReplicaWatch;
import dev.jstack.engine.log.Drain;
import dev.jstack.engine.log.LogDrainer;
import dev.jstack.engine.log.LogSource;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Looks after all replicas of a host: one thread asks every first process whether it ended, another
 * one drains their output; probes and restarts run on workers.
 */
public final class Watch implements ReplicaWatch, AutoCloseable {
  private static final long TICK_MILLIS = 100;

  private final StateDirectory state;
  private final Host host;
  private final InstantSource clock;
  private final Consumer<String> problems;
  private final LogDrainer drainer;
  private final WatchTools tools;
  private final Map<String, Watched> replicas = new ConcurrentHashMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(named("jstack-watch"));
  private final AtomicLong changes = new AtomicLong();

  /**
   * A watch that looks after nothing yet.
   *
   * @param workers where probes and restarts run: they block, so each needs a thread of its own
   * @param problems hears, in words, what cannot be done
   */
  public Watch(
      Host host,
      StateDirectory state,
      InstantSource clock,
      Executor workers,
      WatchListener listener,
      Consumer<String> problems) {
    this.host = host;
    this.state = state;
    this.clock = clock;
    this.problems = problems;
    this.drainer = new LogDrainer(clock, problems);
    this.tools =
        new WatchTools(host, state, drainer, clock, workers, listener, this::tellChange, problems);
  }

  /** Workers as a process that serves needs them. */
  public static Executor newWorkers() {
    return Executors.newCachedThreadPool(named("jstack-probe"));
  }

  /** Begins to look after replicas. */
  public void start() {
    drainer.start();
    Future<?> unused =
        ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Takes over what a watch before this one left, however it ended. */
  public Adoption adopt() {
    Adoption adoption = Adoption.NOTHING;
    for (StackName stack : state.stackNames()) {
      for (WatchState one : WatchFiles.of(state.stack(stack)).all()) {
        adoption = adopt(stack, one, adoption);
      }
    }
    return adoption;
  }

  /** What has no record any more was removed: only its memory outlived it. */
  private Adoption adopt(StackName stack, WatchState last, Adoption before) {
    ReplicaRecord record = record(stack, last.systemId()).orElse(null);
    if (record == null) {
      Records.watch(state.stack(stack)).delete(last.systemId());
      return before;
    }
    Watched watched = new Watched(stack, record, last, tools);
    replicas.put(last.systemId(), watched);
    return last.phase() == WatchState.Phase.RUNNING ? before.plus(reattach(watched, last)) : before;
  }

  private boolean reattach(Watched watched, WatchState last) {
    try (HcsSystem system = host.compute().openComputeSystem(last.systemId())) {
      HcsProcess process = system.openProcess(last.processId());
      boolean runs = process.waitForExit(Deadline.in(Duration.ZERO)).isEmpty();
      watched.attach(process);
      return runs;
    } catch (HostException e) {
      watched.lost(clock.instant());
      return false;
    }
  }

  /** Whether any replica runs, or will be started again. */
  public boolean isNeeded() {
    return replicas.values().stream().anyMatch(Watched::needsWatch);
  }

  @Override
  public void started(
      StackName stack, ResourceAddress replica, String systemId, HcsProcess firstProcess) {
    ReplicaRecord record =
        record(stack, systemId)
            .orElseThrow(() -> new IllegalStateException("no record of " + systemId));
    WatchState fresh =
        WatchState.started(
            systemId,
            firstProcess.processId(),
            record.startedAt().orElseGet(clock::instant),
            HealthCourse.fresh(record.runtime().health()));
    Watched watched = new Watched(stack, record, fresh, tools);
    watched.attach(firstProcess);
    replicas.put(systemId, watched);
    tellChange();
  }

  @Override
  public Output before(
      StackName stack, SystemId container, String name, Logging logging, HcsProcess process) {
    LogSource log = new LogSource(container.service().value(), container.replica());
    String identity = container + "/" + process.processId() + "/" + clock.instant().toEpochMilli();
    Drain drain = drainer.attach(state.stack(stack).logs(), log, logging, identity, process);
    drain.note(name + " begins");
    AtomicBoolean over = new AtomicBoolean();
    return how -> {
      if (!over.getAndSet(true)) {
        drain.finish();
        drain.note(name + " " + how);
        drainer.detach(drain);
      }
    };
  }

  @Override
  public void stopping(StackName stack, ResourceAddress replica, String systemId) {
    Watched watched = replicas.get(systemId);
    if (watched != null) {
      try {
        watched.stopping();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void stopped(StackName stack, ResourceAddress replica, String systemId) {
    Watched watched = replicas.get(systemId);
    if (watched != null) {
      watched.stopped();
      replicas.remove(systemId, watched);
    }
  }

  @Override
  public void changed(StackName stack, ResourceAddress replica, String systemId) {
    Watched watched = replicas.get(systemId);
    if (watched != null) {
      record(stack, systemId).ifPresent(watched::changed);
    }
  }

  private Optional<ReplicaRecord> record(StackName stack, String systemId) {
    return Records.replicas(state.stack(stack)).read(systemId);
  }

  @Override
  public ReplicaHealth health(SystemId replica) {
    Watched watched = replicas.get(replica.toString());
    return watched == null ? new StoredHealth(state).health(replica) : watched.health();
  }

  @Override
  public void awaitChange(StackName stack, Deadline deadline) throws InterruptedException {
    // One tick at most: a change that came just before this call is seen by asking again.
    long wait = Math.min(deadline.remainingMillis(), TICK_MILLIS);
    Deadline slice = Deadline.in(Duration.ofMillis(wait));
    synchronized (changes) {
      long seen = changes.get();
      while (seen == changes.get() && !slice.isOver()) {
        changes.wait(slice.remainingMillis());
      }
    }
  }

  @Override
  public List<String> logTail(StackName stack, ResourceAddress replica, int lines) {
    return new StoredHealth(state).logTail(stack, replica, lines);
  }

  void tick() {
    for (Watched watched : replicas.values()) {
      try {
        watched.tick(clock.instant());
      } catch (RuntimeException e) {
        problems.accept("watching " + watched.systemId() + ": " + e);
      }
    }
  }

  private void tellChange() {
    synchronized (changes) {
      changes.incrementAndGet();
      changes.notifyAll();
    }
  }

  /** Lets go of everything; replicas run on. */
  @Override
  public void close() {
    ticker.shutdownNow();
    replicas.values().forEach(Watched::leave);
    drainer.close();
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
