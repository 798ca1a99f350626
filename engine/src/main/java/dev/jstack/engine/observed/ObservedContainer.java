package dev.jstack.engine.observed;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.WatchRecord;
import java.util.Optional;

/**
 * What is there of a replica.
 *
 * @param presence how much of it the host has
 * @param scratch whether its writable layer is there
 * @param processGone whether its first process is known to have ended
 * @param unfinished whether an interrupted run was making or unmaking it
 * @param record how it was made; absent: lost
 * @param watch what became of it, when its watch wrote that down
 */
public record ObservedContainer(
    SystemId id,
    Presence presence,
    boolean scratch,
    boolean processGone,
    boolean unfinished,
    Optional<ReplicaRecord> record,
    Optional<WatchRecord> watch) {

  /** How much of a replica a host has. */
  public enum Presence {
    RUNNING,
    PAUSED,
    /** The compute system was made and never started. */
    CREATED,
    /** No compute system that runs: a stopped one, a scratch layer, or remains. */
    STOPPED
  }

  public ResourceAddress address() {
    return id.address();
  }

  /** Whether it runs, or is between two starts of its watch. */
  public boolean isUp() {
    return presence == Presence.RUNNING && !processGone || isRestarting();
  }

  /** The exit code of its first process when that ended for good. */
  public Optional<Long> exitCode() {
    return isRestarting() ? Optional.empty() : watchOfThisStart().flatMap(WatchRecord::exitCode);
  }

  /** Whether its watch is going to start it again. */
  public boolean isRestarting() {
    return watchOfThisStart().flatMap(WatchRecord::nextRestartAt).isPresent();
  }

  /** Whether it did what it was made for: ended by itself with code 0, for good. */
  public boolean isCompleted() {
    boolean byItself = record.flatMap(ReplicaRecord::pid).isPresent();
    return byItself && exitCode().filter(code -> code == 0).isPresent();
  }

  /** Whether it was stopped by request. */
  public boolean isStoppedByRequest() {
    return record.filter(ReplicaRecord::stopped).isPresent();
  }

  private Optional<WatchRecord> watchOfThisStart() {
    return watch.filter(
        seen -> record.isPresent() && seen.startedAt().equals(record.get().startedAt()));
  }
}
