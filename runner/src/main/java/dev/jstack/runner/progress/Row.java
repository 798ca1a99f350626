package dev.jstack.runner.progress;

import dev.jstack.engine.event.EngineEvent.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of progress: a replica, a network or a volume, over all the steps that it takes. */
final class Row {
  /** How far it is. */
  enum State {
    WAITING,
    ACTIVE,
    DONE,
    FAILED,
    SKIPPED
  }

  private final RowName name;
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> going = new LinkedHashSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> below = new ArrayList<>();
  private State state = State.WAITING;
  private String text = "";
  private @Nullable Instant began;
  private @Nullable Instant ended;

  Row(RowName name) {
    this.name = name;
  }

  void expect(Step step) {
    steps.add(step);
    open.add(step.node());
  }

  /** Whether this is what turns the row from waiting to active. */
  boolean start(String node, String verb, Instant at) {
    going.add(node);
    text = Words.doing(verb);
    boolean first = began == null;
    if (first) {
      began = at;
    }
    if (state == State.WAITING || state == State.DONE) {
      state = State.ACTIVE; // a step that no plan announced may come after the last one that did
      ended = null;
    }
    return first;
  }

  void report(String now) {
    text = now;
  }

  /** Whether this was the last thing to do for the row. */
  boolean finish(String node, String verb, String detail, Instant at) {
    open.remove(node);
    going.remove(node);
    if (state == State.FAILED || state == State.SKIPPED) {
      return false;
    }
    text = detail.isEmpty() ? Words.done(verb) : detail;
    if (open.isEmpty()) {
      state = State.DONE;
      ended = at;
    }
    return open.isEmpty();
  }

  void fail(String reason, List<String> details, Instant at) {
    state = State.FAILED;
    text = reason;
    below.addAll(details);
    ended = at;
  }

  void skip(String because) {
    if (state != State.FAILED) {
      state = State.SKIPPED;
      text = because;
    }
  }

  RowName name() {
    return name;
  }

  State state() {
    return state;
  }

  String text() {
    return text;
  }

  /** Whether it has begun and now waits for something else. */
  boolean pauses() {
    return state == State.ACTIVE && going.isEmpty();
  }

  List<Step> steps() {
    return steps;
  }

  /** Lines to show under it. */
  List<String> below() {
    return below;
  }

  /** How long it takes or took; empty before it begins. */
  String elapsed(Instant now) {
    if (began == null) {
      return "";
    }
    Instant until = ended == null ? now : ended;
    return Elapsed.millis(Duration.between(began, until).toMillis());
  }
}
