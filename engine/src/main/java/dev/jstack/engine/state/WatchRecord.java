package dev.jstack.engine.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a replica since it was started, as its watch last wrote it.
 *
 * @param formatVersion of this record's JSON form
 * @param startedAt which start of the replica it is about
 * @param exitCode of the first process, once it ended
 * @param restarts how often it was started again
 * @param nextRestartAt when it will be next
 * @param health the word of a health state; empty: nobody asks
 * @param healthText what the last probe said; may be empty
 */
public record WatchRecord(
    int formatVersion,
    String systemId,
    Optional<Instant> startedAt,
    Optional<Long> exitCode,
    Optional<Instant> exitedAt,
    int restarts,
    Optional<Instant> nextRestartAt,
    String health,
    String healthText) {
  public static final int FORMAT_VERSION = 1;
}
