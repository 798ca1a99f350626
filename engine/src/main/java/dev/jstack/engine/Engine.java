package dev.jstack.engine;

import dev.jstack.engine.converge.ConvergeOptions;
import dev.jstack.engine.converge.ConvergenceReport;
import dev.jstack.engine.converge.ReplicaWatch;
import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.state.Locks;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Stacks on one host: what is there, what to do, and doing it. Safe for several threads. */
public interface Engine {

  /** What would make the host as {@code stack} says. Reads only. */
  Planning plan(Stack stack, PlanOptions options);

  /** What would take {@code stack} off the host. Reads only. */
  Planning planDown(StackName stack, DownOptions options);

  /**
   * What would remove what is left of {@code stack} and nothing uses: after a crash, of a state
   * directory that is gone. Reads only.
   */
  Planning planCollect(StackName stack);

  /** What is left behind on the host, of all stacks. Reads only. */
  Remains remains();

  /** What would stop services of a stack and keep what they wrote; empty: all. Reads only. */
  Planning planStop(StackName stack, DownOptions options);

  /** What would start stopped services as they were; empty: all. Reads only. */
  Planning planStart(StackName stack, List<String> services);

  /** What would stop and start services as they are; empty: all. Reads only. */
  Planning planRestart(StackName stack, DownOptions options);

  /**
   * Takes the lock of {@code stack}; planning and applying that belong together happen under it.
   *
   * @param holder what others are told who wait: pid and command
   * @param waiting told after one second who holds it
   * @throws dev.jstack.engine.state.LockHeldException when it is still held at {@code deadline}
   */
  Locks.Held lock(StackName stack, String holder, Consumer<String> waiting, Deadline deadline);

  /**
   * Carries out {@code plan}. Never throws for what a host does: a failure is an outcome.
   *
   * @param watch takes over the replicas that start
   * @param cancelled asked before each action; true: nothing new starts
   * @param deadline when waiting for health and stopping ends at the latest
   */
  ConvergenceReport apply(
      Plan plan,
      ConvergeOptions options,
      EventSink events,
      ReplicaWatch watch,
      BooleanSupplier cancelled,
      Deadline deadline);

  /** What {@code stack} is like now. Reads only. */
  StackStatus status(StackName stack);

  /** Every stack that has something on this host. Reads only. */
  List<StackStatus> list();
}
