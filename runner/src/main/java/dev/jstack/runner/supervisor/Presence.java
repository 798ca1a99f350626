package dev.jstack.runner.supervisor;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Whether a supervisor looks after a state directory, found without asking it.
 *
 * @param alive whether one does
 * @param lastSeen when the one that does not any more was last alive; empty: it left in order, or
 *     there was none
 */
public record Presence(boolean alive, Optional<Instant> lastSeen) {
  /** Twelve heartbeats: after that the number belongs to another process. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final Presence NOBODY = new Presence(false, Optional.empty());

  /**
   * By the file that a supervisor keeps while it runs.
   *
   * @param lives whether a process of that number is there
   */
  public static Presence of(Path info, Instant now, LongPredicate lives) {
    Optional<Instant> lastSeen = SupervisorInfo.lastAlive(info);
    if (lastSeen.isEmpty()) {
      return NOBODY;
    }
    boolean silent = lastSeen.get().plus(SILENCE).isBefore(now);
    boolean alive = !silent && pid(info).filter(pid -> lives.test(pid)).isPresent();
    return new Presence(alive, alive ? Optional.empty() : lastSeen);
  }

  private static Optional<Long> pid(Path info) {
    try {
      return Optional.of(
          Json.PLAIN.readLenient(Files.readString(info), SupervisorInfo.class).pid());
    } catch (IOException | JsonException e) {
      return Optional.empty(); // it is leaving this very moment
    }
  }
}
