package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.graph.Outcome;
import dev.jstack.engine.plan.AwaitContainer;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.Verb;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells events: numbers them and stamps them. Safe for several threads. */
final class Emitter {
  private final EventSink sink;
  private final InstantSource clock;
  private long sequence;

  Emitter(EventSink sink, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** An event that lacks its number and its time. */
  @FunctionalInterface
  interface Unstamped {
    EngineEvent at(long sequence, Instant at);
  }

  Instant now() {
    return clock.instant();
  }

  long millisSince(Instant start) {
    return Duration.between(start, clock.instant()).toMillis();
  }

  synchronized void tell(Unstamped event) {
    sequence++;
    sink.accept(event.at(sequence, clock.instant()));
  }

  void planReady(Plan plan) {
    List<EngineEvent.Step> steps = plan.nodes().stream().map(Emitter::step).toList();
    tell(
        (n, at) ->
            new EngineEvent.PlanReady(
                n, at, plan.stack().value(), plan.target(), steps, plan.unchanged()));
  }

  void started(PlanNode node) {
    tell(
        (n, at) ->
            new EngineEvent.ActionStarted(
                n, at, node.id(), node.address().toString(), node.verb().word()));
  }

  void progress(PlanNode node, String text) {
    tell(
        (n, at) ->
            new EngineEvent.ActionProgress(
                n, at, node.id(), node.address().toString(), node.verb().word(), text));
  }

  void done(PlanNode node, String detail, long millis) {
    tell(
        (n, at) ->
            new EngineEvent.ActionDone(
                n, at, node.id(), node.address().toString(), node.verb().word(), detail, millis));
  }

  void failed(PlanNode node, ActionException failure, List<String> logTail, long millis) {
    failed(node.id(), node.address(), node.verb(), failure, logTail, millis);
  }

  void failed(
      String id,
      ResourceAddress address,
      Verb verb,
      ActionException failure,
      List<String> logTail,
      long millis) {
    Optional<String> code = failure.hresult().map(value -> "0x%08X".formatted(value));
    tell(
        (n, at) ->
            new EngineEvent.ActionFailed(
                n,
                at,
                id,
                address.toString(),
                verb.word(),
                failure.code().code(),
                String.valueOf(failure.getMessage()),
                code,
                failure.hints(),
                logTail,
                millis));
  }

  /** {@code outcome} is why {@code node} was not tried. */
  void skipped(PlanNode node, Outcome outcome, Map<String, PlanNode> nodes) {
    String because =
        outcome instanceof Outcome.Skipped skipped
            ? culprit(nodes.get(String.valueOf(skipped.because())))
            : "stopped";
    tell(
        (n, at) ->
            new EngineEvent.ActionSkipped(
                n, at, node.id(), node.address().toString(), node.verb().word(), because));
  }

  void note(boolean warning, Optional<String> address, String text) {
    tell((n, at) -> new EngineEvent.Note(n, at, warning, address, text));
  }

  private static String culprit(@Nullable PlanNode node) {
    return node == null ? "" : node.address().toString();
  }

  private static EngineEvent.Step step(PlanNode node) {
    return new EngineEvent.Step(
        node.id(),
        node.address().toString(),
        node.verb().word(),
        node.group(),
        List.copyOf(node.dependencies()),
        node.action() instanceof AwaitContainer await
            ? Optional.of(await.condition().state())
            : Optional.empty());
  }
}
