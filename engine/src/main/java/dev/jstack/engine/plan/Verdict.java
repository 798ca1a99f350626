package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.observed.ObservedContainer;
import java.util.List;
import java.util.Optional;

/**
 * What must happen to a replica.
 *
 * @param current what is there of it in the configuration that is wanted
 * @param outdated what is there of it in other configurations
 * @param fields what differs from before
 * @param cause in a few words, for the steps
 */
record Verdict(
    Kind kind,
    DesiredContainer container,
    Optional<ObservedContainer> current,
    List<ObservedContainer> outdated,
    List<Change.FieldChange> fields,
    String cause) {

  Verdict {
    outdated = List.copyOf(outdated);
    fields = List.copyOf(fields);
  }

  /** What happens. */
  enum Kind {
    KEEP,
    /** In place. */
    UPDATE,
    /** It is there and does not run. */
    START,
    /** It runs and must be started anew, as it is. */
    RESTART,
    /** Another one takes its place. */
    REPLACE,
    CREATE;

    /** Whether a container starts. */
    boolean starts() {
      return this != KEEP && this != UPDATE;
    }

    /** Whether a container that runs is stopped first. */
    boolean stops() {
      return this == RESTART || this == REPLACE;
    }
  }

  Verdict as(Kind newKind, String newCause) {
    return new Verdict(newKind, container, current, outdated, fields, newCause);
  }
}
