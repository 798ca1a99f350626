package dev.jstack.engine.plan;

import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.state.ReplicaRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which container of a replica an update goes back to when it fails: the one that it takes the
 * place of. That one stays, stopped, until the update is through: its layer, its staged files and
 * its record are the last good state, and nothing else has to be kept.
 */
final class LastGood {
  private LastGood() {}

  /**
   * The one to keep of what is there of a replica in other configurations: the oldest, for what
   * came after it comes from updates that were interrupted.
   */
  static Optional<ObservedContainer> of(Verdict verdict) {
    return verdict.outdated().stream()
        .filter(LastGood::canStart)
        .min(
            Comparator.comparing(
                there -> there.record().flatMap(ReplicaRecord::startedAt).orElse(Instant.MAX)));
  }

  private static boolean canStart(ObservedContainer there) {
    return there.scratch() && there.record().filter(record -> record.boots() > 0).isPresent();
  }
}
