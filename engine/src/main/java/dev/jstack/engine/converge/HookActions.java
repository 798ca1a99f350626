package dev.jstack.engine.converge;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredHook;
import dev.jstack.engine.plan.RunHook;
import dev.jstack.engine.state.HookRecord;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.json.Json;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs what comes before a replica starts: makes the container, waits for its end, removes it. That
 * it succeeded is written down before it is removed, so that it is not run twice.
 */
final class HookActions {
  /** How long it sleeps at most before it looks whether it was cancelled. */
  private static final Duration SLICE = Duration.ofMillis(250);

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final StackName stack;
  private final ContainerActions containers;
  private final Records<HookRecord> successes;
  private final Records<ReplicaRecord> replicas;
  private final ReplicaWatch watch;
  private final BooleanSupplier cancelled;
  private final Deadline deadline;

  HookActions(
      StackName stack,
      ContainerActions containers,
      StackDirectory directory,
      ReplicaWatch watch,
      BooleanSupplier cancelled,
      Deadline deadline) {
    this.stack = stack;
    this.containers = containers;
    this.successes = Records.hooks(directory);
    this.replicas = Records.replicas(directory);
    this.watch = watch;
    this.cancelled = cancelled;
    this.deadline = deadline;
  }

  String run(RunHook action, Consumer<String> progress) {
    DesiredHook hook = action.hook();
    DesiredContainer container = hook.container();
    containers.removeAll(container.id());
    try {
      containers.boot(container, true, (system, names, process) -> finish(hook, process, progress));
      HookRecord success = HookRecord.of(container.id(), hook.perReplica(), hook.definition());
      successes.write(success.key(), success);
    } catch (HostException | ActionException e) {
      Tolerant.bestEffort(() -> containers.removeAll(container.id()));
      throw e;
    }
    containers.removeAll(container.id());
    return hook.name() + " done";
  }

  /** Of services that have no container any more, nothing has run. */
  void forgetGone() {
    Map<String, HookRecord> done = successes.all();
    if (done.isEmpty()) {
      return;
    }
    Collection<ReplicaRecord> there = replicas.all().values();
    done.forEach(
        (key, success) -> {
          if (there.stream().noneMatch(one -> isOf(one, success))) {
            successes.delete(key);
          }
        });
  }

  private static boolean isOf(ReplicaRecord replica, HookRecord success) {
    return replica.address().name().equals(success.service())
        && (success.replica() == 0 || success.replica() == replica.address().replica());
  }

  private void finish(DesiredHook hook, HcsProcess process, Consumer<String> progress) {
    progress.accept(hook.name() + " runs");
    DesiredContainer container = hook.container();
    ReplicaWatch.Output output =
        watch.before(stack, container.id(), hook.name(), container.runtime().logging(), process);
    try (process) {
      long code = await(hook, process);
      output.over("exited " + code);
      if (code != 0) {
        throw ActionException.of(
            ConvergenceCode.PRE_START_FAILED,
            "%s failed: exit %d".formatted(hook.title(), code),
            "jstack logs " + hook.replica().name() + " shows all that it said");
      }
    } catch (HostException | ActionException e) {
      output.over("ended");
      throw e;
    }
  }

  private long await(DesiredHook hook, HcsProcess process) {
    while (true) {
      Optional<String> status = process.waitForExit(Deadline.in(SLICE));
      if (status.isPresent()) {
        return Json.DOCUMENT.readLenient(status.get(), ProcessStatus.class).knownExitCode();
      }
      if (cancelled.getAsBoolean() || deadline.isOver()) {
        Tolerant.bestEffort(() -> process.terminate(Deadline.in(LAST_WORDS)));
        throw deadline.isOver()
            ? ActionException.of(
                ConvergenceCode.TIMED_OUT, hook.title() + " did not come to its end in time")
            : ActionException.of(
                ConvergenceCode.STOPPED_WAITING, hook.title() + " was stopped before its end");
      }
    }
  }
}
