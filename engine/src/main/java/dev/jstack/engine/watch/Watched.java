package dev.jstack.engine.watch;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import dev.jstack.engine.log.Drain;
import dev.jstack.engine.log.LogSource;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.engine.watch.WatchState.Phase;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One replica under watch. Its methods are short and exclude each other; what takes time (probes,
 * restarts) runs on the watch's workers and comes back through {@link #probed} and {@link
 * #restarted}.
 */
final class Watched {
  private final StackName stack;
  private final ResourceAddress replica;
  private final WatchTools tools;
  private ReplicaRecord record;
  private WatchState state;
  private @Nullable FirstProcess process;
  private Instant nextProbe = Instant.MAX;
  private boolean probing;
  private boolean restarting;

  Watched(StackName stack, ReplicaRecord record, WatchState state, WatchTools tools) {
    this.stack = stack;
    this.replica = record.address();
    this.record = record;
    this.state = state;
    this.tools = tools;
  }

  /** Takes over a process that runs: it was just started, or it outlived a supervisor. */
  synchronized void attach(HcsProcess running) {
    LogSource source = new LogSource(replica.name(), replica.replica());
    Logging logging = record.runtime().logging();
    Drain drain =
        tools.drainer().attach(directory().logs(), source, logging, state.identity(), running);
    process = new FirstProcess(running, drain, tools.drainer());
    planProbe(tools.clock().instant());
    save();
  }

  /** Looks after the replica: called again and again by the one thread of the watch. */
  synchronized void tick(Instant now) {
    if (state.phase() == Phase.RUNNING && process != null) {
      OptionalLong exit = process.exit();
      if (exit.isPresent()) {
        ended(exit.getAsLong(), now);
      } else if (!probing && !now.isBefore(nextProbe)) {
        record.runtime().health().ifPresent(this::startProbe);
      }
    } else if (state.phase() == Phase.WAITING && !restarting) {
      state.nextRestartAt().filter(at -> !now.isBefore(at)).ifPresent(at -> startAgain());
    }
  }

  /** The replica's first process is gone, and nobody knows since when or how. */
  synchronized void lost(Instant now) {
    ended(FirstProcess.UNKNOWN, now);
  }

  /** Nothing of this watch touches the compute system once this returns. */
  synchronized void stopping() throws InterruptedException {
    nextProbe = Instant.MAX;
    state =
        state.ended(
            Phase.STOPPED, state.exitCode().orElse(FirstProcess.UNKNOWN), tools.clock().instant());
    save();
    while (restarting) {
      wait();
    }
  }

  /** Reads the output to its end and lets go. */
  synchronized void stopped() {
    FirstProcess last = process;
    if (last != null) {
      long code = last.exit().orElse(FirstProcess.UNKNOWN);
      state = state.ended(Phase.STOPPED, code, tools.clock().instant());
      release("stopped");
    }
    tools.listener().happened(stack, replica, false, "stopped");
  }

  /** Lets go of a replica that runs on, for the supervisor that comes next. */
  synchronized void leave() {
    FirstProcess last = process;
    if (last != null) {
      last.leave();
      process = null;
    }
  }

  synchronized void changed(ReplicaRecord next) {
    boolean sameProbe = record.runtime().health().equals(next.runtime().health());
    record = next;
    if (!sameProbe && state.phase() == Phase.RUNNING) {
      state = state.with(HealthCourse.fresh(record.runtime().health()));
      planProbe(tools.clock().instant());
      save();
    }
  }

  synchronized boolean needsWatch() {
    return state.phase() == Phase.RUNNING || state.phase() == Phase.WAITING;
  }

  synchronized String systemId() {
    return state.systemId();
  }

  synchronized ReplicaHealth health() {
    return WatchHealth.of(state);
  }

  private void startProbe(HealthProbe probe) {
    probing = true;
    String id = state.systemId();
    int run = state.processId();
    tools.workers().execute(() -> probed(run, tools.probe(id, probe)));
  }

  /** A result of a process that meanwhile ended says nothing about the next one. */
  private synchronized void probed(int run, ProbeResult result) {
    probing = false;
    Optional<HealthProbe> probe = record.runtime().health();
    if (probe.isEmpty() || state.phase() != Phase.RUNNING || state.processId() != run) {
      return;
    }
    HealthState before = state.probes().state();
    state = state.with(state.probes().after(result, probe.get(), age(result.ended())));
    planProbe(result.ended());
    HealthState after = state.probes().state();
    save();
    if (before != after) {
      boolean bad = after == HealthState.UNHEALTHY;
      String why = bad ? ": " + result.firstLine() : "";
      tools.listener().happened(stack, replica, bad, after.word() + why);
    }
  }

  private void planProbe(Instant now) {
    nextProbe =
        record
            .runtime()
            .health()
            .map(probe -> now.plus(state.probes().pause(probe, age(now))))
            .orElse(Instant.MAX);
  }

  private Duration age(Instant now) {
    return Duration.between(state.startedAt(), now);
  }

  private void ended(long code, Instant now) {
    nextProbe = Instant.MAX;
    Optional<RestartCourse> again =
        state.course().afterExit(record.runtime().restart(), code, age(now));
    state =
        again
            .map(course -> state.waiting(course, code, now))
            .orElseGet(() -> state.ended(Phase.ENDED, code, now));
    String text = WatchHealth.exit(code) + again.map(c -> pauseText(c.pause())).orElse("");
    release(text);
    tools.listener().happened(stack, replica, code != 0, text);
    if (again.isEmpty()) {
      String id = state.systemId();
      tools.workers().execute(() -> tools.end(id));
    }
  }

  private static String pauseText(Duration pause) {
    return ", restarts in " + Seconds.text(pause);
  }

  private void startAgain() {
    restarting = true;
    ReplicaRecord meant = record;
    tools.workers().execute(() -> restart(meant));
  }

  private void restart(ReplicaRecord meant) {
    try {
      restarted(tools.restart(meant, this::isWaiting));
    } catch (RuntimeException e) {
      failedRestart(e);
    }
  }

  private synchronized boolean isWaiting() {
    return state.phase() == Phase.WAITING;
  }

  private synchronized void restarted(Optional<HcsProcess> again) {
    restarting = false;
    notifyAll();
    if (!isWaiting()) {
      // Stopped meanwhile: whoever waits for that ends the system, with this process in it.
      again.ifPresent(HcsProcess::close);
    } else if (again.isPresent()) {
      startedAt(again.get().processId(), tools.clock().instant());
      attach(again.get());
      tools.listener().happened(stack, replica, false, "running again");
    }
  }

  /** The replica's record names its present process, for who looks at the host. */
  private void startedAt(int pid, Instant now) {
    record = record.startedAs(pid, now);
    Records.replicas(directory()).write(record.systemId(), record);
    state = state.restarted(pid, now, HealthCourse.fresh(record.runtime().health()));
  }

  /** Tries later, as if it had ended at once: the reason may pass. */
  private synchronized void failedRestart(RuntimeException cause) {
    restarting = false;
    notifyAll();
    if (isWaiting()) {
      tools.problems().accept("cannot start " + replica + " again: " + cause.getMessage());
      startedBadly(tools.clock().instant());
    }
  }

  private void startedBadly(Instant now) {
    state = state.restarted(state.processId(), now, state.probes());
    ended(FirstProcess.UNKNOWN, now);
  }

  private void release(String text) {
    FirstProcess last = process;
    if (last != null) {
      last.finish(text);
      process = null;
    }
    save();
  }

  private StackDirectory directory() {
    return tools.state().stack(stack);
  }

  private void save() {
    WatchFiles.of(directory()).write(state);
    tools.changed();
  }
}
