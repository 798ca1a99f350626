package dev.jstack.engine;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.ConvergeOptions;
import dev.jstack.engine.converge.Convergence;
import dev.jstack.engine.converge.ConvergenceReport;
import dev.jstack.engine.converge.CredentialGuards;
import dev.jstack.engine.converge.ReplicaWatch;
import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.external.ExternalStore;
import dev.jstack.engine.lower.FileContents;
import dev.jstack.engine.lower.HostCredentialSpecs;
import dev.jstack.engine.lower.Lowering;
import dev.jstack.engine.lower.LoweringContext;
import dev.jstack.engine.lower.LoweringResult;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.observed.Observer;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.Planner;
import dev.jstack.engine.provider.ProvidedStack;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.Locks;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.image.Images;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The engine over a host: Windows, the local one or the simulated one. */
public final class HostEngine implements Engine, AutoCloseable {
  private static final FileContents FILES = Files::readAllBytes;

  private final HostFacts facts;
  private final MachineApi machine;
  private final HcsApi compute;
  private final Images images;
  private final Locks locks;
  private final Observer observer;
  private final Planner planner;
  private final Convergence convergence;
  private final StatusReader status;
  private final Providers providers;

  /**
   * An engine.
   *
   * @param images what the host can run now
   * @param state the state directory
   * @param executor runs actions; how many at once a plan's options say
   * @param providers finds programs of this machine, and runs them
   */
  public HostEngine(
      Host host,
      Images images,
      StateDirectory state,
      InstantSource clock,
      Executor executor,
      Providers providers) {
    this.facts = host.facts();
    this.machine = host.machine();
    this.compute = host.compute();
    this.images = images;
    this.locks = new Locks(state);
    this.observer = new Observer(host, state);
    this.planner = new Planner(facts);
    this.providers = providers;
    this.convergence = new Convergence(host, state, locks, clock, executor, providers);
    this.status = new StatusReader(observer);
  }

  @Override
  public Planning plan(Stack stack, PlanOptions options) {
    ObservedState observed = observer.observe(stack.name());
    ProvidedStack provided = ProvidedStack.of(stack, observed.providers(), providers, isPlayed());
    LoweringResult lowered = lower(provided.stack(), observed);
    boolean refused = provided.diagnostics().stream().anyMatch(Diagnostic::isError);
    Optional<Plan> plan =
        lowered
            .state()
            .filter(desired -> !refused)
            .map(desired -> desired.withProviders(provided.providers()))
            .map(desired -> planner.up(provided.stack(), desired, observed, options));
    List<Diagnostic> all = new ArrayList<>(provided.diagnostics());
    all.addAll(lowered.diagnostics());
    return new Planning(plan, all);
  }

  /** Whether nothing real is behind the host, so that nobody can look. */
  private boolean isPlayed() {
    return facts.kind() == HostFacts.Kind.SIMULATED;
  }

  /** Which containers get a namespace of their own is known once their digests are. */
  private LoweringResult lower(Stack stack, ObservedState observed) {
    LoweringContext context = context(observed);
    LoweringResult lowered = Lowering.lower(stack, context);
    Map<ResourceAddress, String> own =
        lowered
            .state()
            .map(desired -> planner.generations(stack, desired, observed))
            .orElse(Map.of());
    return own.isEmpty()
        ? lowered
        : Lowering.lower(stack, context, replica -> Optional.ofNullable(own.get(replica)));
  }

  private LoweringContext context(ObservedState observed) {
    return new LoweringContext(
        facts,
        images,
        FILES,
        ExternalStore.in(Path.of(facts.stateRoot())),
        HostCredentialSpecs.of(facts, FILES, machine),
        new PortOwners(facts, observed, machine),
        new OtherStacks(observer, observed.host(), observed.stack()),
        machine::utilityVm,
        observed.host().addresses(),
        LoweringContext.DEFAULT_POOL,
        isPlayed());
  }

  @Override
  public Planning planDown(StackName stack, DownOptions options) {
    return planning(planner.down(observer.observe(stack), options));
  }

  @Override
  public Planning planCollect(StackName stack) {
    return planning(planner.collect(observer.observe(stack), guards(stack)));
  }

  private List<SystemId> guards(StackName stack) {
    return new CredentialGuards(compute)
        .owned().stream().filter(id -> id.stack().equals(stack)).toList();
  }

  @Override
  public Remains remains() {
    return new RemainsReader(observer, planner, new CredentialGuards(compute)).read();
  }

  @Override
  public Planning planStop(StackName stack, DownOptions options) {
    return planning(planner.stop(observer.observe(stack), options));
  }

  @Override
  public Planning planStart(StackName stack, List<String> services) {
    return planning(planner.start(observer.observe(stack), services));
  }

  @Override
  public Planning planRestart(StackName stack, DownOptions options) {
    return planning(planner.restart(observer.observe(stack), options));
  }

  private static Planning planning(Plan plan) {
    return new Planning(Optional.of(plan), List.of());
  }

  @Override
  public Locks.Held lock(
      StackName stack, String holder, Consumer<String> waiting, Deadline deadline) {
    return locks.stack(stack, holder, waiting, deadline);
  }

  @Override
  public ConvergenceReport apply(
      Plan plan,
      ConvergeOptions options,
      EventSink events,
      ReplicaWatch watch,
      BooleanSupplier cancelled,
      Deadline deadline) {
    return convergence.run(
        plan,
        options,
        events,
        watch,
        cancelled,
        deadline,
        (failed, back, skipped) ->
            planner.back(failed, back, skipped, observer.observe(failed.stack())));
  }

  @Override
  public StackStatus status(StackName stack) {
    return status.status(stack, observer.snapshot());
  }

  @Override
  public List<StackStatus> list() {
    HostSnapshot host = observer.snapshot();
    return observer.stacks(host).stream().map(stack -> status.status(stack, host)).toList();
  }

  /** Lets go of the locks; nothing on the host changes. */
  @Override
  public void close() {
    locks.close();
  }
}
