package dev.jstack.engine.watch;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a replica, in {@code watch/<compute system>.json}: for the supervisor that
 * comes after a crash, and, as a {@link dev.jstack.engine.state.WatchRecord}, for who looks.
 *
 * @param startedAt when the first process was started; the same as in the replica's record
 * @param exitCode of the last process that ended; −1: not known
 * @param restarts how often it was started again
 * @param nextRestartAt when the next start is due, in phase {@link Phase#WAITING}
 * @param health the word of the health state; empty: nobody asks
 * @param healthText what the last probe said; may be empty
 * @param processId the first process
 * @param phase where the replica is
 * @param course what the next restart depends on
 * @param probes what the health came from
 */
record WatchState(
    int formatVersion,
    String systemId,
    Instant startedAt,
    Optional<Long> exitCode,
    Optional<Instant> exitedAt,
    int restarts,
    Optional<Instant> nextRestartAt,
    String health,
    String healthText,
    int processId,
    Phase phase,
    RestartCourse course,
    HealthCourse probes) {
  private static final int FORMAT_VERSION = 1;

  /** Where a replica is. */
  enum Phase {
    RUNNING,
    /** Ended, and started again when its pause is over. */
    WAITING,
    /** Ended by itself, and stays so. */
    ENDED,
    /** Stopped because somebody asked for it; starts only when somebody asks for that. */
    STOPPED
  }

  /** A replica whose first process was started at {@code at} because somebody asked for it. */
  static WatchState started(String systemId, int processId, Instant at, HealthCourse probes) {
    Exit none = new Exit(Optional.empty(), Optional.empty(), Optional.empty());
    return of(systemId, processId, at, Phase.RUNNING, none, RestartCourse.FRESH, probes);
  }

  /** The same after its first process was started once more. */
  WatchState restarted(int process, Instant at, HealthCourse fresh) {
    Exit last = new Exit(exitCode, exitedAt, Optional.empty());
    return of(systemId, process, at, Phase.RUNNING, last, course, fresh);
  }

  /** The same after it ended for good. */
  WatchState ended(Phase next, long code, Instant now) {
    Exit exit = new Exit(Optional.of(code), Optional.of(now), Optional.empty());
    return of(systemId, processId, startedAt, next, exit, course, probes);
  }

  /** The same after it ended, to be started again as {@code next} says. */
  WatchState waiting(RestartCourse next, long code, Instant now) {
    Exit exit = new Exit(Optional.of(code), Optional.of(now), Optional.of(now.plus(next.pause())));
    return of(systemId, processId, startedAt, Phase.WAITING, exit, next, probes);
  }

  /** The same with another health. */
  WatchState with(HealthCourse next) {
    Exit exit = new Exit(exitCode, exitedAt, nextRestartAt);
    return of(systemId, processId, startedAt, phase, exit, course, next);
  }

  private record Exit(Optional<Long> code, Optional<Instant> at, Optional<Instant> again) {}

  private static WatchState of(
      String systemId,
      int processId,
      Instant startedAt,
      Phase phase,
      Exit exit,
      RestartCourse course,
      HealthCourse probes) {
    return new WatchState(
        FORMAT_VERSION,
        systemId,
        startedAt,
        exit.code(),
        exit.at(),
        course.restarts(),
        exit.again(),
        probes.state() == HealthState.NONE ? "" : probes.state().word(),
        probes.text(),
        processId,
        phase,
        course,
        probes);
  }

  boolean isLegible() {
    return formatVersion == FORMAT_VERSION && SystemId.parse(systemId).isPresent();
  }

  ResourceAddress replica() {
    return SystemId.parse(systemId).orElseThrow().address();
  }

  /** One word that names the process for ever: numbers of processes are given again. */
  String identity() {
    return systemId + "/" + processId + "/" + startedAt.toEpochMilli();
  }

  String text() {
    return Json.PLAIN.write(this);
  }
}
