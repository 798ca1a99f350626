package dev.jstack.runner.supervisor;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.Planning;
import dev.jstack.engine.converge.ConvergeOptions;
import dev.jstack.engine.converge.ConvergenceReport;
import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanFile;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.state.LockHeldException;
import dev.jstack.engine.state.Locks;
import dev.jstack.host.api.Deadline;
import dev.jstack.runner.session.Controls;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.ReplySink;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Brings a stack to another state: plans and applies under the stack's lock. */
final class Convergence {
  /** Where nobody gave a limit. */
  private static final Duration FOREVER = Duration.ofDays(365);

  /** How often a stack is planned that others keep overtaking. */
  private static final int PLANS = 5;

  private final OpenHost host;
  private final ReplySink sink;
  private final Controls controls;

  Convergence(OpenHost host, ReplySink sink, Controls controls) {
    this.host = host;
    this.sink = sink;
    this.controls = controls;
  }

  /**
   * One piece of work on a stack.
   *
   * @param verb the command, for those who wait for the lock
   * @param planning plans it, under the lock
   * @param refusal why the plan must not be carried out; empty: it may
   */
  private record Work(
      StackName stack,
      String verb,
      Duration lockTimeout,
      Supplier<Planning> planning,
      Function<Plan, Optional<Outcome>> refusal,
      ConvergeOptions options,
      Optional<Duration> timeout) {

    /** The same when programs of providers have run: what they said is in the plan now. */
    Work afterFirst(Set<Diagnostic> told) {
      return new Work(
          stack,
          verb,
          lockTimeout,
          () -> rest(planning.get(), told),
          plan -> Optional.empty(),
          options,
          timeout);
    }

    private static Planning rest(Planning planning, Set<Diagnostic> told) {
      return new Planning(
          planning.plan().map(Plan::rest),
          planning.diagnostics().stream().filter(d -> !told.contains(d)).toList());
    }
  }

  Outcome up(LoadRequest load, Request.UpOptions options) {
    return converge("up", load, options, plan -> Optional.empty());
  }

  Outcome apply(Request.Apply request) {
    PlanFile saved;
    try {
      saved = PlanFile.read(request.plan());
    } catch (IllegalArgumentException e) {
      return Outcome.failed(Outcome.FAILED, String.valueOf(e.getMessage()));
    }
    return converge(
        "apply",
        request.load(),
        request.options(),
        plan -> saved.difference(plan).map(Convergence::outdated));
  }

  private static Outcome outdated(String why) {
    return Outcome.failed(
        Outcome.FAILED,
        "the saved plan does not hold any more: " + why,
        "make a new one: jstack plan -o FILE");
  }

  private Outcome converge(
      String verb,
      LoadRequest load,
      Request.UpOptions options,
      Function<Plan, Optional<Outcome>> refusal) {
    LoadResult loaded = host.loader().load(load);
    loaded.diagnostics().forEach(sink::diagnostic);
    if (loaded.stack().isEmpty()) {
      return Outcome.exit(Outcome.INVALID_STACK);
    }
    Stack stack = loaded.stack().get();
    Optional<Outcome> missing = new ImagePull(host, sink, options.pull()).bring(stack);
    if (missing.isPresent()) {
      return missing.get();
    }
    PlanOptions how = planOptions(options, load, loaded);
    return run(
        new Work(
            stack.name(),
            verb,
            options.lockTimeout(),
            () -> host.engine().plan(stack, how),
            refusal,
            new ConvergeOptions(
                options.parallel().orElse(ConvergeOptions.DEFAULT.parallelism()),
                options.awaitReady(),
                controls::isUrgent),
            options.waitTimeout()));
  }

  private static PlanOptions planOptions(
      Request.UpOptions options, LoadRequest load, LoadResult loaded) {
    return new PlanOptions(
        options.recreate() == Request.Recreate.ALL,
        options.recreate() == Request.Recreate.NONE,
        options.orphans(),
        options.start(),
        load.services(),
        options.dependencies(),
        options.stopTimeout(),
        loaded.files().stream().map(Path::toString).toList());
  }

  Outcome down(Request.Down request) {
    StackName stack = new StackName(request.stack());
    DownOptions how = new DownOptions(request.services(), request.volumes(), request.timeout());
    return simple(stack, "down", request.lockTimeout(), () -> host.engine().planDown(stack, how));
  }

  Outcome stop(Request.Stop request) {
    StackName stack = new StackName(request.stack());
    DownOptions how = new DownOptions(request.services(), false, request.timeout());
    return simple(stack, "stop", request.lockTimeout(), () -> host.engine().planStop(stack, how));
  }

  Outcome start(Request.Start request) {
    StackName stack = new StackName(request.stack());
    return simple(
        stack,
        "start",
        request.lockTimeout(),
        () -> host.engine().planStart(stack, request.services()));
  }

  Outcome collect(Request.Collect request) {
    StackName stack = new StackName(request.stack());
    return simple(stack, "gc", request.lockTimeout(), () -> host.engine().planCollect(stack));
  }

  Outcome restart(Request.Restart request) {
    StackName stack = new StackName(request.stack());
    DownOptions how = new DownOptions(request.services(), false, request.timeout());
    return simple(
        stack, "restart", request.lockTimeout(), () -> host.engine().planRestart(stack, how));
  }

  private Outcome simple(
      StackName stack, String verb, Duration lockTimeout, Supplier<Planning> planning) {
    return run(
        new Work(
            stack,
            verb,
            lockTimeout,
            planning,
            plan -> Optional.empty(),
            new ConvergeOptions(ConvergeOptions.DEFAULT.parallelism(), false, controls::isUrgent),
            Optional.empty()));
  }

  private Outcome run(Work work) {
    String holder =
        "pid %d, jstack %s of %s"
            .formatted(ProcessHandle.current().pid(), work.verb(), work.stack());
    try (Locks.Held lock =
        host.engine().lock(work.stack(), holder, this::waiting, Deadline.in(work.lockTimeout()))) {
      return planAndApply(work);
    } catch (LockHeldException e) {
      return Outcome.failed(
          Outcome.LOCK_HELD,
          "stack `%s` is being worked on: %s".formatted(work.stack(), e.holder()),
          "try again when that is over, or wait longer: --lock-timeout");
    }
  }

  private void waiting(String holder) {
    sink.notice("waiting for " + (holder.isEmpty() ? "another jstack" : holder));
  }

  /** Stacks come up side by side: who is late for an address plans again with what is left. */
  private Outcome planAndApply(Work work) {
    for (int tries = 1; tries < PLANS; tries++) {
      Overtaken patient = new Overtaken(sink::event);
      Optional<Outcome> outcome = planAndApply(work, patient);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      sink.notice("another stack took an address meanwhile: planning again");
    }
    return planAndApply(work, sink::event).orElseGet(() -> Outcome.exit(Outcome.PARTLY_APPLIED));
  }

  /** Empty when it is worth another plan. */
  private Optional<Outcome> planAndApply(Work work, EventSink events) {
    Planning planning = work.planning().get();
    planning.diagnostics().forEach(sink::diagnostic);
    if (planning.plan().isEmpty()) {
      return Optional.of(Outcome.exit(Outcome.HOST_CANNOT));
    }
    Plan plan = planning.plan().get();
    Optional<Outcome> refused = work.refusal().apply(plan);
    if (refused.isPresent()) {
      return refused;
    }
    Optional<Plan> first = plan.first();
    if (first.isPresent()) {
      ConvergenceReport report = apply(first.get(), work, new FirstPart(events));
      return report.isComplete()
          ? planAndApply(work.afterFirst(new LinkedHashSet<>(planning.diagnostics())), events)
          : Optional.of(outcome(report));
    }
    ConvergenceReport report = apply(plan, work, events);
    boolean again = events instanceof Overtaken && report.isOvertaken() && !controls.isCancelled();
    return again ? Optional.empty() : Optional.of(outcome(report));
  }

  private ConvergenceReport apply(Plan plan, Work work, EventSink events) {
    return host.engine()
        .apply(
            plan,
            work.options(),
            events,
            host.watch(),
            controls::isCancelled,
            Deadline.in(work.timeout().orElse(FOREVER)));
  }

  /** What failed was told by events: the outcome adds nothing but the number. */
  private Outcome outcome(ConvergenceReport report) {
    if (report.isComplete()) {
      return Outcome.done();
    } else if (report.timedOut()) {
      return Outcome.exit(Outcome.TIMED_OUT);
    } else if (controls.isCancelled()) {
      return Outcome.exit(Outcome.INTERRUPTED);
    }
    return Outcome.exit(report.isNothingDone() ? Outcome.FAILED : Outcome.PARTLY_APPLIED);
  }
}
