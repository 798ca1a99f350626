package dev.jstack.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.HostEngine;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.target.Targets;
import dev.jstack.engine.watch.Watch;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HostError;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.fault.FaultScript;
import dev.jstack.host.fault.FaultyHost;
import dev.jstack.host.intercept.NativeFunction;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.image.SimulatedImages;
import dev.jstack.runner.session.InProcessSession;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.RecordingSink;
import dev.jstack.runner.session.Request;
import dev.jstack.runner.session.Session;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.model.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests in this process, against a Windows host that is not there. */
@Timeout(10)
final class RequestsTest {
  private static final StackName SHOP = new StackName("shop");
  private static final String STACK =
      """
      name: shop
      services:
        web:
          image: example/web:1
          command: web.exe
          depends_on: [api]
        api:
          image: example/api:1
          command: api.exe
      """;

  @TempDir Path root;

  private final FaultScript faults = new FaultScript();

  private OpenHost host;
  private Session session;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root.resolve("work"));
    Host windows =
        FaultyHost.of(
            SimulatedHost.of(
                Targets.facts("windows-server-2022").orElseThrow(), RequestsTest::isService),
            faults);
    StateDirectory state = new StateDirectory(root.resolve("state"));
    InstantSource clock = InstantSource.system();
    SimulatedImages images = new SimulatedImages();
    Happenings happenings = new Happenings(clock, text -> {});
    host =
        new OpenHost(
            StackLoader.create(),
            (reference, platform, policy, listener) ->
                images.find(reference, platform).orElseThrow(),
            windows,
            new HostEngine(windows, images, state, clock, Runnable::run, Providers.NONE),
            new Watch(windows, state, clock, Runnable::run, happenings, text -> {}),
            state);
    session = new InProcessSession(new Requests(host, happenings, () -> {}), host);
  }

  /** The processes that write hosts files end at once; services run. */
  private static boolean isService(ProcessParameters process) {
    return process.commandLine().filter(line -> line.matches("(web|api)\\.exe")).isPresent();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void up_brings_a_stack_up_and_the_second_has_nothing_to_do() throws Exception {
    RecordingSink first = up(STACK);
    assertThat(host.engine().status(SHOP).running()).isEqualTo(2);
    assertThat(first.events()).anyMatch(event -> event instanceof EngineEvent.ActionDone);
    RecordingSink second = up(STACK);
    assertThat(second.events()).noneMatch(event -> event instanceof EngineEvent.ActionStarted);
  }

  @Test
  void an_address_that_another_stack_took_meanwhile_makes_a_new_plan_and_no_failure()
      throws Exception {
    faults.failing(NativeFunction.HCN_CREATE_ENDPOINT, 1, HostError.INVALID_ARGUMENT, 0x803B001E);
    RecordingSink sink = up(STACK);
    assertThat(sink.events()).noneMatch(event -> event instanceof EngineEvent.ActionFailed);
    assertThat(sink.events()).noneMatch(event -> event instanceof EngineEvent.ActionSkipped);
    assertThat(sink.events()).filteredOn(EngineEvent.StackSummary.class::isInstance).hasSize(1);
    assertThat(host.engine().status(SHOP).running()).isEqualTo(2);
  }

  @Test
  void a_stack_that_is_always_overtaken_gives_up_and_says_why() throws Exception {
    for (int n = 1; n <= 20; n++) {
      faults.failing(NativeFunction.HCN_CREATE_ENDPOINT, n, HostError.INVALID_ARGUMENT, 0x803B001E);
    }
    RecordingSink sink = new RecordingSink();
    Outcome outcome = session.execute(request(STACK), sink);
    assertThat(outcome.exitCode()).isEqualTo(Outcome.FAILED);
    assertThat(sink.events())
        .filteredOn(EngineEvent.ActionFailed.class::isInstance)
        .extracting(event -> ((EngineEvent.ActionFailed) event).code())
        .containsOnly("JS4016");
  }

  @Test
  void down_takes_it_away_again() throws Exception {
    up(STACK);
    Request down =
        new Request.Down("shop", List.of(), true, Optional.empty(), Duration.ofSeconds(1));
    assertThat(session.execute(down, new RecordingSink())).isEqualTo(Outcome.done());
    assertThat(host.engine().status(SHOP).replicas()).isEmpty();
    assertThat(host.watch().isNeeded()).isFalse();
  }

  @Test
  void a_file_that_is_not_valid_changes_nothing_and_says_all_that_is_wrong() throws Exception {
    RecordingSink sink = new RecordingSink();
    Outcome outcome = session.execute(request(STACK + "  db: {imaeg: x, enviroment: {}}\n"), sink);
    assertThat(outcome.exitCode()).isEqualTo(Outcome.INVALID_STACK);
    assertThat(sink.diagnostics()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(host.engine().status(SHOP).replicas()).isEmpty();
  }

  @Test
  void who_cannot_have_the_lock_in_time_is_told_who_holds_it() throws Exception {
    try (var held =
        host.engine()
            .lock(SHOP, "pid 1, jstack down of shop", who -> {}, Deadline.in(Duration.ZERO))) {
      assertThat(held).isNotNull();
      Outcome outcome = session.execute(request(STACK), new RecordingSink());
      assertThat(outcome.exitCode()).isEqualTo(Outcome.LOCK_HELD);
      assertThat(outcome.failure().orElseThrow().message())
          .contains("shop")
          .contains("pid 1, jstack down of shop");
    }
    assertThat(session.execute(request(STACK), new RecordingSink())).isEqualTo(Outcome.done());
  }

  @Test
  void exec_in_what_does_not_run_says_so() throws Exception {
    Request exec =
        new Request.Exec(
            "shop",
            "web",
            Optional.empty(),
            List.of("cmd"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            false);
    Outcome outcome = session.execute(exec, new RecordingSink());
    assertThat(outcome.exitCode()).isEqualTo(Outcome.FAILED);
    assertThat(outcome.failure().orElseThrow().message())
        .isEqualTo("service `web` of stack `shop` does not run");
  }

  @Test
  void a_signal_that_windows_does_not_have_is_refused_in_words() throws Exception {
    up(STACK);
    Outcome outcome =
        session.execute(new Request.Kill("shop", List.of(), "SIGUSR1"), new RecordingSink());
    assertThat(outcome.failure().orElseThrow().message()).contains("SIGUSR1");
    assertThat(
            session.execute(
                new Request.Kill("shop", List.of("web"), "SIGTERM"), new RecordingSink()))
        .isEqualTo(Outcome.done());
  }

  @Test
  void a_saved_plan_that_does_not_hold_any_more_is_not_carried_out() throws Exception {
    up(STACK);
    String saved =
        """
        {"formatVersion":1,"stack":"shop","target":"windows-server-2022","down":false,
         "fingerprint":"another","changes":[],"steps":[],"unchanged":2,"notes":[]}
        """;
    Request apply = new Request.Apply(saved, load(STACK), Request.UpOptions.DEFAULT);
    Outcome outcome = session.execute(apply, new RecordingSink());
    assertThat(outcome.exitCode()).isEqualTo(Outcome.FAILED);
    assertThat(outcome.failure().orElseThrow().message())
        .isEqualTo(
            "the saved plan does not hold any more: the host has changed since the plan was made");
  }

  private RecordingSink up(String stack) throws InterruptedException, IOException {
    RecordingSink sink = new RecordingSink();
    Outcome outcome = session.execute(request(stack), sink);
    assertThat(outcome).as("%s %s", sink.diagnostics(), sink.events()).isEqualTo(Outcome.done());
    return sink;
  }

  private Request.Up request(String stack) throws IOException {
    Request.UpOptions defaults = Request.UpOptions.DEFAULT;
    return new Request.Up(
        load(stack),
        new Request.UpOptions(
            defaults.awaitReady(),
            defaults.waitTimeout(),
            defaults.orphans(),
            defaults.recreate(),
            defaults.start(),
            defaults.dependencies(),
            defaults.stopTimeout(),
            defaults.allowDegraded(),
            Duration.ofMillis(50),
            Optional.empty(),
            Optional.empty()));
  }

  private LoadRequest load(String stack) throws IOException {
    Path file = root.resolve("work/stack.yaml");
    Files.writeString(file, stack);
    return new LoadRequest(
        List.of("stack.yaml"),
        Optional.empty(),
        root.resolve("work"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        false,
        List.of(),
        Map.of(),
        LoadRequest.Switches.ALL);
  }
}
