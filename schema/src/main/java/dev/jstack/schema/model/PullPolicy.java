package dev.jstack.schema.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When to ask the registry for an image.
 *
 * @param kind the rule
 * @param every for {@link Kind#EVERY}: how old an image may be
 */
public record PullPolicy(Kind kind, Optional<Duration> every) {
  public static final PullPolicy MISSING = new PullPolicy(Kind.MISSING, Optional.empty());

  /** Rules of {@code pull_policy}. */
  public enum Kind {
    ALWAYS,
    NEVER,
    MISSING,
    BUILD,
    EVERY
  }
}
