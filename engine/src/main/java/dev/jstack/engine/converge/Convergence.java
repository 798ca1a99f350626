package dev.jstack.engine.converge;

import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.graph.Outcome;
import dev.jstack.engine.graph.Walk;
import dev.jstack.engine.journal.Journal;
import dev.jstack.engine.journal.JournalEntry;
import dev.jstack.engine.plan.Action;
import dev.jstack.engine.plan.AwaitContainer;
import dev.jstack.engine.plan.CreateContainer;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.Verb;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.Locks;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Dependency.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Carries out plans on one host. Safe for several threads, one plan of a stack at a time. */
public final class Convergence {
  private static final int LOG_LINES = 10;

  /** How long a rollback may wait for health when the run's own limit is over. */
  private static final Duration WAY_BACK = Duration.ofMinutes(5);

  private final Host host;
  private final StateDirectory state;
  private final Locks locks;
  private final InstantSource clock;
  private final Executor executor;
  private final Providers providers;
  private final ReentrantLock preparing = new ReentrantLock();

  /**
   * Converges {@code host}.
   *
   * @param executor runs the actions of all plans
   * @param providers runs programs of this machine
   */
  public Convergence(
      Host host,
      StateDirectory state,
      Locks locks,
      InstantSource clock,
      Executor executor,
      Providers providers) {
    this.host = host;
    this.state = state;
    this.locks = locks;
    this.clock = clock;
    this.executor = executor;
    this.providers = providers;
  }

  /** Carries out {@code plan}; see {@code Engine.apply}. */
  public ConvergenceReport run(
      Plan plan,
      ConvergeOptions options,
      EventSink events,
      ReplicaWatch watch,
      BooleanSupplier cancelled,
      Deadline deadline,
      WayBack wayBack) {
    return new Run(plan, options, new Emitter(events, clock), watch, cancelled, deadline)
        .all(wayBack);
  }

  /** One run of one plan. */
  private final class Run {
    private final Plan plan;
    private final ConvergeOptions options;
    private final Emitter emitter;
    private final ReplicaWatch watch;
    private final BooleanSupplier cancelled;
    private final Deadline deadline;
    private final Waiting waiting;
    private final StackDirectory directory;
    private final HookActions hooks;
    private final ActionRunner runner;
    private final Map<String, PlanNode> nodes;
    private final Semaphore slots;
    private final UpdateCourse updates = new UpdateCourse();
    private final RunSummary summary;

    Run(
        Plan plan,
        ConvergeOptions options,
        Emitter emitter,
        ReplicaWatch watch,
        BooleanSupplier cancelled,
        Deadline deadline) {
      this.plan = plan;
      this.options = options;
      this.emitter = emitter;
      this.watch = watch;
      this.cancelled = cancelled;
      this.waiting = new Waiting(plan.stack(), watch, cancelled, deadline, updates);
      this.deadline = deadline;
      this.directory = state.stack(plan.stack());
      this.summary = new RunSummary(plan, watch, directory, emitter);
      this.nodes = plan.nodesById();
      this.slots = new Semaphore(options.parallelism());
      StorageActions storage = new StorageActions(host.storage(), preparing);
      Stopping stopping =
          new Stopping(plan.stack(), host, storage, directory, watch, options.hurried());
      PeerNames names =
          new PeerNames(host.compute(), directory, new HostsWriter(host.facts()), plan);
      ContainerActions containers =
          new ContainerActions(
              plan.stack(), host, storage, stopping, names, directory, watch, clock);
      this.hooks = new HookActions(plan.stack(), containers, directory, watch, cancelled, deadline);
      this.runner = runner(storage, stopping, containers, names);
    }

    private ActionRunner runner(
        StorageActions storage, Stopping stopping, ContainerActions containers, PeerNames names) {
      return new ActionRunner(
          new Surroundings(host.network()),
          new NetworkActions(host.network(), plan.stack(), state, locks),
          storage,
          containers,
          names,
          hooks,
          stopping,
          waiting,
          new ProviderActions(plan.stack(), providers, directory, cancelled, waiting.deadline()));
    }

    ConvergenceReport all(WayBack wayBack) {
      Instant start = emitter.now();
      Map<String, Outcome> outcomes = new LinkedHashMap<>(carryOut());
      Map<String, String> givenUp = updates.givenUp();
      if (cancelled.getAsBoolean()
          || outcomes.values().stream().anyMatch(ConvergenceReport::isOvertaken)) {
        givenUp = Map.of(); // stopped by people, or planned again at once
      }
      if (!givenUp.isEmpty()) {
        Rollback rollback = new Rollback(plan, outcomes, wayBack, emitter);
        outcomes.putAll(rollback.run(givenUp, this::carryOutBack));
      } else if (options.awaitReady() && !cancelled.getAsBoolean()) {
        awaitReady(outcomes);
      }
      forgetGone(outcomes);
      boolean timedOut = outcomes.values().stream().anyMatch(Run::isTimeout);
      return summary.tell(outcomes, timedOut, start);
    }

    private Map<String, Outcome> carryOut() {
      emitter.planReady(plan);
      // Before anything is made, so that whoever comes after a crash knows what is jstack's own.
      plan.remembered().ifPresent(applied -> applied.write(directory));
      return walk();
    }

    /** What took too long to come up must not keep what it replaced from coming back. */
    private Map<String, Outcome> carryOutBack(Plan back) {
      Deadline limit = deadline.isOver() ? Deadline.in(WAY_BACK) : deadline;
      return new Run(back, options, emitter, watch, cancelled, limit).carryOut();
    }

    private Map<String, Outcome> walk() {
      if (plan.isEmpty()) {
        return Map.of();
      }
      try (Journal journal = Journal.begin(journalFile(), intents())) {
        Walk<String> walk =
            new Walk<>(
                plan.graph(),
                executor,
                cancelled,
                id -> updates.tolerates(node(id)),
                (id, outcome) -> emitter.skipped(node(id), outcome, nodes));
        Map<String, Outcome> outcomes = walk.run(id -> act(node(id), journal));
        journal.finish();
        return outcomes;
      }
    }

    /** Programs run before containers are planned, and that plan must know of an earlier crash. */
    private Path journalFile() {
      return plan.isFirst() ? directory.providers().resolve("journal.jsonl") : directory.journal();
    }

    private List<JournalEntry> intents() {
      return plan.nodes().stream()
          .map(
              node ->
                  new JournalEntry(
                      node.id(),
                      node.verb().word(),
                      node.address().toString(),
                      node.action().object()))
          .toList();
    }

    private PlanNode node(String id) {
      PlanNode node = nodes.get(id);
      if (node == null) {
        throw new IllegalArgumentException("no step " + id);
      }
      return node;
    }

    private Outcome act(PlanNode node, Journal journal) {
      // Waiting for health holds no slot: it would keep others from getting healthy.
      boolean waits = node.verb() == Verb.AWAIT;
      if (!waits) {
        slots.acquireUninterruptibly();
      }
      try {
        return carryOut(node, journal);
      } finally {
        if (!waits) {
          slots.release();
        }
      }
    }

    private Outcome carryOut(PlanNode node, Journal journal) {
      Instant start = emitter.now();
      emitter.started(node);
      journal.begun(node.id());
      Outcome outcome;
      try {
        String detail = runner.run(node, text -> emitter.progress(node, text));
        emitter.done(node, detail, emitter.millisSince(start));
        outcome = new Outcome.Done(detail);
      } catch (RuntimeException e) {
        ActionException failure = Translation.of(node, e);
        emitter.failed(node, failure, logTail(node), emitter.millisSince(start));
        outcome = new Outcome.Failed(failure);
      }
      journal.ended(node.id());
      return outcome;
    }

    private List<String> logTail(PlanNode node) {
      return Translation.isReplica(node.address())
          ? watch.logTail(plan.stack(), node.address(), LOG_LINES)
          : List.of();
    }

    private void awaitReady(Map<String, Outcome> outcomes) {
      for (Plan.Replica replica : plan.replicas()) {
        PlanNode wait = waitFor(replica);
        if (!isUnreachable(replica, outcomes)) {
          emitter.started(wait);
          outcomes.put(wait.id(), awaited(replica, wait));
        }
      }
    }

    private Outcome awaited(Plan.Replica replica, PlanNode wait) {
      Instant start = emitter.now();
      try {
        String detail =
            waiting.await(replica.id(), ready(replica), text -> emitter.progress(wait, text));
        emitter.done(wait, detail, emitter.millisSince(start));
        return new Outcome.Done(detail);
      } catch (RuntimeException e) {
        if (watch.health(replica.id()).endedWell()) {
          emitter.done(wait, "completed", emitter.millisSince(start));
          return new Outcome.Done("completed");
        }
        ActionException failure = Translation.of(wait, e);
        emitter.failed(wait, failure, logTail(wait), emitter.millisSince(start));
        return new Outcome.Failed(failure);
      }
    }

    /** Its start failed or was skipped, or somebody waited for it in vain: that was told. */
    private boolean isUnreachable(Plan.Replica replica, Map<String, Outcome> outcomes) {
      return plan.nodes().stream()
          .filter(
              node ->
                  node.action() instanceof CreateContainer
                      || node.action() instanceof AwaitContainer)
          .filter(node -> node.action().object().equals(replica.id().toString()))
          .anyMatch(node -> !isDone(outcomes.get(node.id())));
    }

    private static boolean isDone(@Nullable Outcome outcome) {
      return outcome != null && outcome.isDone();
    }

    private static PlanNode waitFor(Plan.Replica replica) {
      Action await = new AwaitContainer(replica.id(), ready(replica), true, Duration.ZERO);
      return new PlanNode("wait " + replica.id().address(), await, "--wait", Set.of(), "", false);
    }

    /** A job is ready when it has done its work. */
    private static Condition ready(Plan.Replica replica) {
      return replica.job() ? Condition.COMPLETED_SUCCESSFULLY : Condition.HEALTHY;
    }

    private static boolean isTimeout(Outcome outcome) {
      return outcome instanceof Outcome.Failed failed
          && failed.cause() instanceof ActionException action
          && action.code() == ConvergenceCode.TIMED_OUT;
    }

    /** Once a stack or a service is down there is nothing to remember of it. */
    private void forgetGone(Map<String, Outcome> outcomes) {
      if (!outcomes.values().stream().allMatch(Outcome::isDone)) {
        return;
      }
      if (plan.down()) {
        state.forget(plan.stack());
      } else {
        hooks.forgetGone();
      }
    }
  }
}
