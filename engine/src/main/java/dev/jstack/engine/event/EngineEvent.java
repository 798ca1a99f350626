package dev.jstack.engine.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened during a convergence.
 *
 * <p>{@code sequence} rises by one from event to event of a run. {@code node} is the id of a plan
 * node, {@code address} the resource it is about, such as {@code service/api/2}; {@code verb} is
 * the word of the plan ({@code create}, {@code stop}, {@code await} …).
 */
public sealed interface EngineEvent {
  long sequence();

  Instant at();

  <R> R accept(Visitor<R> visitor);

  /** One method for each kind, so that a new kind breaks every reader at compile time. */
  interface Visitor<R> {
    R planReady(PlanReady event);

    R actionStarted(ActionStarted event);

    R actionProgress(ActionProgress event);

    R actionDone(ActionDone event);

    R actionFailed(ActionFailed event);

    R actionSkipped(ActionSkipped event);

    R note(Note event);

    R stackSummary(StackSummary event);
  }

  /**
   * A step that a plan announces.
   *
   * @param waitsFor ids of the nodes before it
   * @param until what a step that waits waits for: {@code healthy}; empty for all others
   */
  record Step(
      String node,
      String address,
      String verb,
      String group,
      List<String> waitsFor,
      Optional<String> until) {
    public Step {
      waitsFor = List.copyOf(waitsFor);
    }
  }

  /** The plan is made and about to be carried out. */
  record PlanReady(
      long sequence, Instant at, String stack, String target, List<Step> steps, int unchanged)
      implements EngineEvent {
    public PlanReady {
      steps = List.copyOf(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.planReady(this);
    }
  }

  /** An action begins. */
  record ActionStarted(long sequence, Instant at, String node, String address, String verb)
      implements EngineEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actionStarted(this);
    }
  }

  /** What an action waits for or is at: {@code health 1 of 3: http :8080/ready → 503}. */
  record ActionProgress(
      long sequence, Instant at, String node, String address, String verb, String text)
      implements EngineEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actionProgress(this);
    }
  }

  /** An action is done; {@code detail}: an address range, a state; may be empty. */
  record ActionDone(
      long sequence,
      Instant at,
      String node,
      String address,
      String verb,
      String detail,
      long millis)
      implements EngineEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actionDone(this);
    }
  }

  /**
   * An action failed.
   *
   * @param code the diagnostic's code, {@code JS4…}
   * @param reason what failed and why, in words
   * @param hresult the host's code as {@code 0x8037010E}, when a native call failed
   * @param hints what to do
   * @param logTail last lines of the service's output
   */
  record ActionFailed(
      long sequence,
      Instant at,
      String node,
      String address,
      String verb,
      String code,
      String reason,
      Optional<String> hresult,
      List<String> hints,
      List<String> logTail,
      long millis)
      implements EngineEvent {
    public ActionFailed {
      hints = List.copyOf(hints);
      logTail = List.copyOf(logTail);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actionFailed(this);
    }
  }

  /** An action was not tried; {@code because}: the address of what failed, or why in words. */
  record ActionSkipped(
      long sequence, Instant at, String node, String address, String verb, String because)
      implements EngineEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actionSkipped(this);
    }
  }

  /** A fact worth telling; {@code warning}: something that may not be as meant. */
  record Note(long sequence, Instant at, boolean warning, Optional<String> address, String text)
      implements EngineEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.note(this);
    }
  }

  /**
   * The end of a run.
   *
   * @param down whether the stack was taken down
   * @param changed whether anything was done
   * @param failed how many actions failed
   * @param running replicas that run now
   * @param wanted replicas that should
   * @param published where to reach it: {@code web http://127.0.0.1:8080}
   * @param keptVolumes names of volumes that a {@code down} left
   */
  record StackSummary(
      long sequence,
      Instant at,
      String stack,
      boolean down,
      boolean changed,
      int failed,
      int running,
      int wanted,
      List<String> published,
      List<String> keptVolumes,
      long millis)
      implements EngineEvent {
    public StackSummary {
      published = List.copyOf(published);
      keptVolumes = List.copyOf(keptVolumes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stackSummary(this);
    }
  }
}
