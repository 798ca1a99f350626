package dev.jstack.engine.converge;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ServiceRuntime.StopRule;
import dev.jstack.engine.plan.StopContainer;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.SignalOptions;
import dev.jstack.json.Json;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Stops containers: asks, waits as long as the service was given, then ends them. */
final class Stopping {
  private static final Duration SLICE = Duration.ofMillis(250);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final Duration SHUT_DOWN = Duration.ofSeconds(30);

  private final StackName stack;
  private final HcsApi compute;
  private final TemporaryDirectories temporaries;
  private final StorageActions storage;
  private final Records<ReplicaRecord> records;
  private final ReplicaWatch watch;
  private final BooleanSupplier hurried;

  Stopping(
      StackName stack,
      Host host,
      StorageActions storage,
      StackDirectory directory,
      ReplicaWatch watch,
      BooleanSupplier hurried) {
    this.stack = stack;
    this.compute = host.compute();
    this.temporaries = new TemporaryDirectories(host);
    this.storage = storage;
    this.records = Records.replicas(directory);
    this.watch = watch;
    this.hurried = hurried;
  }

  String stop(StopContainer action) {
    String id = action.id().toString();
    Optional<ReplicaRecord> record = records.read(id);
    watch.stopping(stack, action.address(), id);
    try (HcsSystem system = compute.openComputeSystem(id)) {
      Deadline grace = Deadline.in(Duration.ofMillis(action.rule().graceMillis()));
      action.preStop().forEach(hook -> preStop(system, hook, grace));
      Optional<Integer> pid = record.flatMap(ReplicaRecord::pid);
      pid.ifPresent(process -> endProcess(system, process, action.rule(), grace));
      endSystem(system, pid.isPresent() ? Deadline.in(SHUT_DOWN) : grace);
    } catch (HostException e) {
      if (e.error() != HostError.NOT_FOUND && e.error() != HostError.ALREADY_STOPPED) {
        throw e;
      }
    }
    watch.stopped(stack, action.address(), id);
    record.ifPresent(before -> storage.unmount(before.scratch().path()));
    record.ifPresent(before -> temporaries.remove(before.container()));
    records.read(id).ifPresent(before -> records.write(id, before.stoppedNow(action.byRequest())));
    return "";
  }

  /** Ends a system at once; none is fine. */
  void end(SystemId id) {
    Tolerant.gone(
        () -> {
          try (HcsSystem system = compute.openComputeSystem(id.toString())) {
            Tolerant.gone(() -> system.terminate(Deadline.in(SHUT_DOWN)));
          }
        });
  }

  /** A hook that fails or takes too long does not keep the container from being stopped. */
  private void preStop(HcsSystem system, ProcessParameters hook, Deadline grace) {
    if (hurried.getAsBoolean()) {
      return;
    }
    Tolerant.bestEffort(() -> Processes.run(system, hook, "", grace));
  }

  private void endProcess(HcsSystem system, int pid, StopRule rule, Deadline grace) {
    Tolerant.bestEffort(
        () -> {
          try (HcsProcess process = system.openProcess(pid)) {
            rule.signal().ifPresent(signal -> ask(process, signal, grace));
            boolean over = rule.signal().isPresent() && endsInTime(process, grace);
            if (!over) {
              kill(system, pid);
            }
          }
        });
  }

  /** In slices, so that somebody who loses patience is heard. */
  private boolean endsInTime(HcsProcess process, Deadline grace) {
    boolean over = false;
    while (!over && !grace.isOver() && !hurried.getAsBoolean()) {
      Deadline slice = grace.remaining().compareTo(SLICE) < 0 ? grace : Deadline.in(SLICE);
      over = process.waitForExit(slice).isPresent();
    }
    return over;
  }

  /** On Server Core the call returns only when the process ended or its own limit ran out. */
  private static void ask(HcsProcess process, String signal, Deadline grace) {
    Tolerant.bestEffort(
        () -> process.signal(Json.DOCUMENT.write(new SignalOptions(signal)), grace));
  }

  /** Over a handle of its own: the other one may still be busy with the signal. */
  private static void kill(HcsSystem system, int pid) {
    Tolerant.bestEffort(
        () -> {
          try (HcsProcess process = system.openProcess(pid)) {
            process.terminate(Deadline.in(AFTER_KILL));
            Optional<String> unused = process.waitForExit(Deadline.in(AFTER_KILL));
          }
        });
  }

  private void endSystem(HcsSystem system, Deadline polite) {
    if (hurried.getAsBoolean()) {
      Tolerant.gone(() -> system.terminate(Deadline.in(SHUT_DOWN)));
      return;
    }
    try {
      system.shutDown(polite);
    } catch (HostException e) {
      // Not in time, or not in a state to be asked: it is ended.
      Tolerant.gone(() -> system.terminate(Deadline.in(SHUT_DOWN)));
    }
  }
}
