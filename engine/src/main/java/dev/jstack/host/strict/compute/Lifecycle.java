package dev.jstack.host.strict.compute;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.SystemExitStatus;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.host.strict.compute.SystemRecord.Phase;
import dev.jstack.host.strict.network.Membership;
import dev.jstack.host.strict.network.NetworkService;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The states of compute systems and the transitions between them. A system's entry is the lock;
 * waiting for its end gives the lock up.
 */
final class Lifecycle {
  private static final String GRACEFUL = "GracefulExit";
  private static final String FORCED = "ForcedExit";
  private static final String UNEXPECTED = "UnexpectedExit";
  private static final long POLL_MILLIS = 50;
  private static final Duration KILL_TIME = Duration.ofSeconds(30);

  private final HostFacts facts;
  private final Systems systems;
  private final ComputeBackend backend;
  private final NetworkService network;
  private final Clock clock;

  Lifecycle(
      HostFacts facts,
      Systems systems,
      ComputeBackend backend,
      NetworkService network,
      Clock clock) {
    this.facts = facts;
    this.systems = systems;
    this.backend = backend;
    this.network = network;
    this.clock = clock;
  }

  HostFacts facts() {
    return facts;
  }

  ComputeBackend backend() {
    return backend;
  }

  void create(Systems.Entry entry) {
    synchronized (entry) {
      backend.create(entry.spec());
    }
  }

  void start(Systems.Entry entry, Deadline deadline) {
    String operation = "HcsStartComputeSystem";
    synchronized (entry) {
      require(operation, entry, Phase.CREATED);
      SystemSpec spec = entry.spec();
      Membership membership =
          network.join(spec.id(), spec.hyperv(), spec.namespace(), spec.endpoints());
      update(entry, record -> record.in(Phase.STARTING));
      try {
        backend.start(spec, membership, deadline);
        update(entry, record -> record.startedAt(clock.millis()));
      } catch (HostException e) {
        end(entry, UNEXPECTED, HResult.HCS_E_TERMINATED_DURING_START.code());
        throw e;
      }
    }
  }

  void shutDown(Systems.Entry entry, Deadline deadline) {
    String operation = "HcsShutDownComputeSystem";
    synchronized (entry) {
      require(operation, entry, Phase.RUNNING);
      update(entry, record -> record.in(Phase.STOPPING));
    }
    boolean over = backend.shutDown(entry.spec(), deadline); // others may ask meanwhile
    synchronized (entry) {
      if (!isIn(entry, Phase.STOPPING)) {
        return; // terminated meanwhile
      }
      if (over) {
        end(entry, GRACEFUL, 0);
        return;
      }
      update(entry, record -> record.in(Phase.RUNNING));
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(
          operation, entry.spec().id(), "its processes had not ended by the deadline");
    }
  }

  void terminate(Systems.Entry entry, Deadline deadline) {
    synchronized (entry) {
      refuseStopped("HcsTerminateComputeSystem", entry);
      backend.terminate(entry.spec(), deadline);
      end(entry, FORCED, 0);
    }
  }

  void pause(Systems.Entry entry) {
    synchronized (entry) {
      refuseWithoutMachine("HcsPauseComputeSystem", entry);
      require("HcsPauseComputeSystem", entry, Phase.RUNNING);
      backend.pause(entry.spec());
      update(entry, record -> record.in(Phase.PAUSED));
    }
  }

  void resume(Systems.Entry entry) {
    synchronized (entry) {
      refuseWithoutMachine("HcsResumeComputeSystem", entry);
      require("HcsResumeComputeSystem", entry, Phase.PAUSED);
      backend.resume(entry.spec());
      update(entry, record -> record.in(Phase.RUNNING));
    }
  }

  /** The exit status, or empty when the deadline came first. */
  Optional<SystemExitStatus> waitForExit(Systems.Entry entry, Deadline deadline) {
    synchronized (entry) {
      while (true) {
        Optional<SystemRecord> record = refreshed(entry);
        if (record.isEmpty() || record.get().phase() == Phase.STOPPED) {
          return Optional.of(
              new SystemExitStatus(
                  record.map(SystemRecord::exitStatus).orElse(0),
                  record.flatMap(SystemRecord::exitType),
                  List.of()));
        }
        if (deadline.isOver()) {
          return Optional.empty();
        }
        pause(entry, Math.min(POLL_MILLIS, deadline.remainingMillis()));
      }
    }
  }

  /** The record as it is now: a started system that vanished has ended unexpectedly. */
  Optional<SystemRecord> refreshed(Systems.Entry entry) {
    Optional<SystemRecord> record = entry.record();
    boolean started =
        record.filter(r -> r.phase() == Phase.RUNNING || r.phase() == Phase.PAUSED).isPresent();
    if (started && !backend.isRunning(entry.spec())) {
      end(entry, UNEXPECTED, HResult.HCS_E_UNEXPECTED_EXIT.code());
    }
    return entry.record();
  }

  void require(String operation, Systems.Entry entry, Phase phase) {
    refuseStopped(operation, entry);
    Phase now = entry.record().map(SystemRecord::phase).orElse(Phase.STOPPED);
    if (now != phase) {
      throw HResult.HCS_E_INVALID_STATE.failure(
          operation, entry.spec().id(), "it is " + now.state() + ", not " + phase.state());
    }
  }

  void refuseStopped(String operation, Systems.Entry entry) {
    synchronized (entry) {
      Optional<SystemRecord> record = refreshed(entry);
      boolean opening = operation.equals("HcsOpenComputeSystem");
      if (record.isEmpty() || opening && record.get().phase() == Phase.STOPPED) {
        throw HResult.HCS_E_SYSTEM_NOT_FOUND.failure(operation, entry.spec().id());
      }
      if (record.get().phase() == Phase.STOPPED) {
        throw HResult.HCS_E_SYSTEM_ALREADY_STOPPED.failure(operation, entry.spec().id());
      }
    }
  }

  /** What enumeration and the basic query say; empty when it has gone. */
  Optional<SystemProperties> basics(Systems.Entry entry) {
    synchronized (entry) {
      return refreshed(entry).map(record -> Properties.of(entry.spec(), record));
    }
  }

  /** One change of a record. */
  void update(Systems.Entry entry, UnaryOperator<SystemRecord> change) {
    entry.record().ifPresent(record -> entry.put(change.apply(record)));
  }

  /** The last handle of a client went: ends what wants to end then, forgets what has ended. */
  void released(Systems.Entry entry) {
    synchronized (entry) {
      if (!entry.close()) {
        return;
      }
      Optional<SystemRecord> record = refreshed(entry);
      if (record.isEmpty()) {
        return;
      }
      if (record.get().phase() != Phase.STOPPED && entry.spec().terminateOnLastHandle()) {
        backend.terminate(entry.spec(), Deadline.in(KILL_TIME));
        end(entry, FORCED, 0);
      }
      forgetWhenOver(entry);
    }
  }

  /** Forgets a system that ended while nobody had a handle, so that its id is free. */
  void settle(String id) {
    systems
        .find(id)
        .ifPresent(
            entry -> {
              synchronized (entry) {
                refreshed(entry);
                forgetWhenOver(entry);
              }
            });
  }

  void recover(Systems.Entry entry) {
    synchronized (entry) {
      if (isIn(entry, Phase.STARTING) || isIn(entry, Phase.STOPPING)) {
        backend.terminate(entry.spec(), Deadline.in(KILL_TIME));
        end(entry, UNEXPECTED, HResult.HCS_E_TERMINATED_DURING_START.code());
      }
      refreshed(entry);
      forgetWhenOver(entry);
    }
  }

  private void forgetWhenOver(Systems.Entry entry) {
    if (entry.isUnreferenced() && isIn(entry, Phase.STOPPED)) {
      backend.remove(entry.spec());
      systems.remove(entry.spec().id());
    }
  }

  private static boolean isIn(Systems.Entry entry, Phase phase) {
    return entry.record().filter(record -> record.phase() == phase).isPresent();
  }

  private void end(Systems.Entry entry, String how, int status) {
    SystemSpec spec = entry.spec();
    update(entry, record -> record.ended(how, status));
    network.leave(spec.id(), spec.namespace(), spec.endpoints());
  }

  private void refuseWithoutMachine(String operation, Systems.Entry entry) {
    refuseStopped(operation, entry);
    if (!entry.spec().hyperv()) {
      throw HResult.ERROR_NOT_SUPPORTED.failure(
          operation, entry.spec().id(), "only hyperv isolation can be paused");
    }
  }

  private static void pause(Systems.Entry entry, long millis) {
    try {
      entry.wait(Math.max(1, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(
          "HcsWaitForComputeSystemExit", entry.spec().id(), "interrupted");
    }
  }
}
