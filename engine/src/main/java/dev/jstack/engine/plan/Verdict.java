package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.schema.model.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** Whether a container stops so that the wanted one can run, or has run in its place. */
  boolean replaces() {
    return kind.stops() || !outdated.isEmpty();
  }

  /** Keys of the steps that stop what is there of it in other configurations. */
  List<String> outdatedStopKeys() {
    return outdated.stream().map(Removal::stopKey).toList();
  }

  /** Keys of the steps that stop what is there of it. */
  List<String> stopKeys() {
    List<String> keys = new ArrayList<>(outdatedStopKeys());
    current.ifPresent(there -> keys.add(Removal.stopKey(there)));
    return keys;
  }

  /** The key of the step that starts it; when nothing starts it, no step has it. */
  String startKey() {
    boolean kept = kind == Kind.START || kind == Kind.RESTART;
    return Draft.key(kept ? Verb.START : Verb.CREATE, container.id().toString());
  }

  /** What shows as one: the steps of a replacement or a restart. */
  String group() {
    return kind.stops() ? kind.name().toLowerCase(Locale.ROOT) + " " + container.address() : "";
  }

  /** Whether it meets {@code condition} now, with nothing to be done first. */
  boolean meets(Dependency.Condition condition) {
    return !kind.starts() && current.filter(there -> meets(there, condition)).isPresent();
  }

  private static boolean meets(ObservedContainer there, Dependency.Condition condition) {
    return switch (condition) {
      case STARTED -> there.isUp() || there.isCompleted();
      case HEALTHY -> there.watch().filter(watch -> watch.health().equals("healthy")).isPresent();
      case COMPLETED_SUCCESSFULLY -> there.isCompleted();
    };
  }

  Verdict as(Kind newKind, String newCause) {
    return new Verdict(newKind, container, current, outdated, fields, newCause);
  }
}
