package dev.jstack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.ConvergeOptions;
import dev.jstack.engine.converge.ConvergenceReport;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.graph.Outcome;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.observed.Observer;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.target.Targets;
import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.fault.FaultScript;
import dev.jstack.host.fault.FaultyHost;
import dev.jstack.host.record.RecordingHost;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.host.strict.compute.PretendCompute.Behaviour;
import dev.jstack.image.SimulatedImages;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine over a strict host in memory, one thread, and a clock that stands still. */
public final class Bench {
  public static final StackName SHOP = new StackName("shop");
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final Path directory;
  private final Map<String, Long> exitCodes = new HashMap<>();
  private final Host host;
  private final StateDirectory state;
  private final FakeWatch watch = new FakeWatch();
  private final List<EngineEvent> events = new ArrayList<>();

  public Bench(Path directory) {
    this.directory = directory;
    this.state = new StateDirectory(directory.resolve("state"));
    this.host = SimulatedHost.acting(facts(), this::behaviour);
  }

  /** A bench over {@code host}, with the state that another one left in {@code directory}. */
  public Bench(Path directory, Host host) {
    this.directory = directory;
    this.state = new StateDirectory(directory.resolve("state"));
    this.host = host;
  }

  public static HostFacts facts() {
    return Targets.facts("windows-server-2022").orElseThrow();
  }

  /** A bench with a state directory of its own below the one for temporary files. */
  public static Bench temporary() {
    try {
      return new Bench(Files.createTempDirectory("jstack-bench"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on {@code command} ends at once with {@code code}. */
  public void ends(String command, long code) {
    exitCodes.put(command, code);
  }

  /** The helper processes of a convergence end by themselves; services do not. */
  public static Behaviour usual(ProcessParameters process) {
    boolean helper = process.commandLine().orElse("").startsWith("cmd /d /s /c");
    return helper ? Behaviour.exits(0) : Behaviour.RUNS;
  }

  private Behaviour behaviour(ProcessParameters process) {
    Long code = exitCodes.get(process.commandLine().orElse(""));
    return code == null ? usual(process) : Behaviour.exits(code);
  }

  public Host host() {
    return host;
  }

  public StateDirectory state() {
    return state;
  }

  public FakeWatch watch() {
    return watch;
  }

  public List<EngineEvent> events() {
    return events;
  }

  public Stack stack(String text) {
    return stack(text, SHOP.value());
  }

  private Stack stack(String text, String name) {
    LoadRequest request =
        new LoadRequest(
            List.of("-"),
            Optional.of(text),
            directory,
            Optional.empty(),
            Optional.of(name),
            List.of(),
            List.of(),
            Map.of(),
            false,
            List.of(),
            Map.of(),
            LoadRequest.Switches.ALL);
    LoadResult result = StackLoader.create().load(request);
    return result
        .stack()
        .orElseThrow(() -> new AssertionError("does not load: " + result.diagnostics()));
  }

  public HostEngine engine(Host over) {
    return new HostEngine(over, new SimulatedImages(), state, CLOCK, Runnable::run, Providers.NONE);
  }

  public HostEngine engine() {
    return engine(host);
  }

  public Plan plan(String text, PlanOptions options) {
    return plan(host, text, options);
  }

  /** The plan that {@code over} gives rise to. */
  public Plan plan(Host over, String text) {
    return plan(over, text, PlanOptions.DEFAULT);
  }

  private Plan plan(Host over, String text, PlanOptions options) {
    Planning planning = engine(over).plan(stack(text), options);
    return planning
        .plan()
        .orElseThrow(() -> new AssertionError("refused: " + planning.diagnostics()));
  }

  public Plan plan(String text) {
    return plan(text, PlanOptions.DEFAULT);
  }

  public ConvergenceReport apply(Plan plan) {
    return apply(plan, host, false);
  }

  public ConvergenceReport apply(Plan plan, Host over, boolean awaitReady) {
    return engine(over)
        .apply(
            plan,
            new ConvergeOptions(4, awaitReady),
            events::add,
            watch,
            () -> false,
            Deadline.in(Duration.ofSeconds(20)));
  }

  /** Applies {@code text} as the stack {@code name} and expects everything to work. */
  public void up(String text, String name) {
    expectDone(apply(engine().plan(stack(text, name), PlanOptions.DEFAULT).plan().orElseThrow()));
  }

  /** Applies {@code text} and expects everything to work. */
  public void up(String text) {
    up(host, text);
  }

  public void up(Host over, String text) {
    expectDone(apply(plan(over, text), over, false));
  }

  public void down() {
    down(host);
  }

  public void down(Host over) {
    Plan plan =
        engine(over)
            .planDown(SHOP, new DownOptions(List.of(), true, Optional.empty()))
            .plan()
            .orElseThrow();
    expectDone(apply(plan, over, false));
  }

  public static void expectDone(ConvergenceReport report) {
    assertThat(report.outcomes().values()).allSatisfy(o -> assertThat(o.isDone()).isTrue());
  }

  /** What failed, in words. */
  public static List<String> failures(ConvergenceReport report) {
    return report.outcomes().values().stream()
        .filter(Outcome.Failed.class::isInstance)
        .map(outcome -> String.valueOf(((Outcome.Failed) outcome).cause().getMessage()))
        .toList();
  }

  /** What a restart of Windows takes: systems, mounts, namespaces, endpoints, NAT networks. */
  public void reboot() {
    HostSnapshot before = snapshot();
    Deadline soon = Deadline.in(Duration.ofSeconds(20));
    for (String id : before.systems().keySet()) {
      try (HcsSystem system = host.compute().openComputeSystem(id)) {
        system.terminate(soon);
      }
    }
    for (String id : before.scratches()) {
      String path = HostPaths.on(host.facts()).scratch(SystemId.parse(id).orElseThrow());
      host.storage().unprepareLayer(path);
      host.storage().deactivateLayer(path);
    }
    before.namespaces().keySet().forEach(host.network()::deleteNamespace);
    before.endpoints().keySet().forEach(host.network()::deleteEndpoint);
    before.networks().keySet().forEach(host.network()::deleteNetwork);
  }

  public HostSnapshot snapshot() {
    return new Observer(host, state).snapshot();
  }

  public Host faulty(FaultScript script) {
    return FaultyHost.of(host, script);
  }

  public RecordingHost recording() {
    return new RecordingHost(host);
  }

  /** Nothing of any stack is on the host or in the state directory. */
  public void expectNothingLeft() {
    HostSnapshot left = snapshot();
    assertThat(left.systems()).isEmpty();
    assertThat(left.networks()).isEmpty();
    assertThat(left.endpoints()).isEmpty();
    assertThat(left.namespaces()).isEmpty();
    assertThat(left.scratches()).isEmpty();
    assertThat(left.stagedFiles()).isEmpty();
    assertThat(left.volumes()).isEmpty();
    assertThat(state.stackNames()).isEmpty();
  }
}
