package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedContainer.Presence;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.ReplicaRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a wanted replica with what is there of it. */
final class ContainerDiff {
  private final ObservedState observed;
  private final PlanOptions options;
  private final FieldDiff fields;

  ContainerDiff(ObservedState observed, PlanOptions options, FieldDiff fields) {
    this.observed = observed;
    this.options = options;
    this.fields = fields;
  }

  Verdict of(DesiredContainer container) {
    List<ObservedContainer> others = new ArrayList<>(observed.containersAt(container.address()));
    Optional<ObservedContainer> current =
        others.stream().filter(there -> there.id().equals(container.id())).findFirst();
    current.ifPresent(others::remove);
    if (current.isEmpty()) {
      return others.isEmpty() ? created(container) : outdated(container, others);
    }
    Verdict verdict = current(container, current.get());
    boolean again = verdict.kind() == Verdict.Kind.START && !others.isEmpty();
    String cause = again ? "takes its place again" : verdict.cause();
    return new Verdict(verdict.kind(), container, current, others, verdict.fields(), cause);
  }

  private Verdict created(DesiredContainer container) {
    return new Verdict(
        Verdict.Kind.CREATE, container, Optional.empty(), List.of(), fields.of(container), "new");
  }

  private Verdict outdated(DesiredContainer container, List<ObservedContainer> others) {
    Optional<ReplicaRecord> before =
        others.stream().flatMap(other -> other.record().stream()).findFirst();
    List<Change.FieldChange> changed =
        before.map(record -> fields.between(record, container)).orElse(List.of());
    boolean keep = options.noRecreate() && others.stream().anyMatch(ObservedContainer::isUp);
    if (keep) {
      return new Verdict(
          Verdict.Kind.KEEP, container, Optional.empty(), List.of(), List.of(), "--no-recreate");
    }
    String cause =
        changed.isEmpty() ? "its configuration differs" : changed.get(0).path() + " differs";
    return new Verdict(Verdict.Kind.REPLACE, container, Optional.empty(), others, changed, cause);
  }

  private Verdict current(DesiredContainer container, ObservedContainer there) {
    if (options.forceRecreate()) {
      return verdict(Verdict.Kind.REPLACE, container, "--force-recreate");
    }
    if (there.unfinished() || isHalfMade(there)) {
      return verdict(Verdict.Kind.REPLACE, container, "left half made by an interrupted run");
    }
    if (!options.start()) {
      return verdict(Verdict.Kind.KEEP, container, "");
    }
    if (there.isUp() || there.presence() == Presence.PAUSED) {
      return running(container, there);
    }
    if (there.isCompleted()) {
      return verdict(Verdict.Kind.KEEP, container, "completed");
    }
    return verdict(startOrRestart(there), container, ended(there));
  }

  /** A system that nothing was ever started in, or a layer that was never started. */
  private static boolean isHalfMade(ObservedContainer there) {
    boolean neverStarted = there.record().filter(record -> record.boots() == 0).isPresent();
    return switch (there.presence()) {
      case CREATED -> true;
      case RUNNING -> neverStarted;
      case PAUSED -> false;
      case STOPPED -> there.record().isEmpty() || !there.scratch();
    };
  }

  private Verdict running(DesiredContainer container, ObservedContainer there) {
    Optional<ReplicaRecord> record = there.record();
    if (record.isEmpty()) {
      return verdict(Verdict.Kind.UPDATE, container, "its record was lost");
    }
    List<Change.FieldChange> changed = fields.inPlace(record.get(), container);
    boolean anew = LimitChange.needsNewContainer(record.get().runtime().limits(), container);
    Verdict.Kind inPlace = anew ? Verdict.Kind.RESTART : Verdict.Kind.UPDATE;
    Verdict.Kind kind = changed.isEmpty() ? Verdict.Kind.KEEP : inPlace;
    String cause = changed.isEmpty() ? "" : changed.get(0).path() + " differs";
    return new Verdict(kind, container, Optional.empty(), List.of(), changed, cause);
  }

  private static Verdict.Kind startOrRestart(ObservedContainer there) {
    return there.presence() == Presence.RUNNING ? Verdict.Kind.RESTART : Verdict.Kind.START;
  }

  private static String ended(ObservedContainer there) {
    if (there.isStoppedByRequest()) {
      return "stopped by request";
    }
    return there.exitCode().map(code -> "ended with code " + code).orElse("does not run");
  }

  private static Verdict verdict(Verdict.Kind kind, DesiredContainer container, String cause) {
    return new Verdict(kind, container, Optional.empty(), List.of(), List.of(), cause);
  }
}
