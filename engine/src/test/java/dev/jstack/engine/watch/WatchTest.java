package dev.jstack.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.desired.DesiredContainer.ScratchLayer;
import dev.jstack.engine.desired.FixedConfig;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import dev.jstack.engine.desired.ServiceRuntime.LimitValues;
import dev.jstack.engine.desired.ServiceRuntime.RestartRule;
import dev.jstack.engine.desired.ServiceRuntime.StopRule;
import dev.jstack.engine.log.LogQuery;
import dev.jstack.engine.log.LogReader;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.engine.state.WatchRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.Storage;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.RestartPolicy.Kind;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch with a clock that stands still and workers that work when they are told to. */
final class WatchTest {
  private static final StackName SHOP = new StackName("shop");
  private static final ResourceAddress API = ResourceAddress.service("api", 1);
  private static final String ID = "shop.api.1.0123456789ab";
  private static final HealthProbe PROBE =
      new HealthProbe(process("check"), "check", 30_000, 5_000, 2, 0, 1_000);

  @TempDir Path root;

  private Instant now = Instant.parse("2026-11-25T10:00:00Z");
  private final FakeHost host = new FakeHost();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private StateDirectory state;
  private Watch watch;

  @BeforeEach
  void open() {
    state = new StateDirectory(root);
    watch = newWatch();
  }

  private Watch newWatch() {
    return new Watch(
        host,
        state,
        () -> now,
        work::add,
        (stack, replica, warning, text) -> heard.add(text),
        problems::add);
  }

  @Test
  void a_process_that_ends_is_started_again_in_a_new_system_of_the_same_id() {
    start(restart(Kind.ALWAYS), Optional.empty());
    host.last().exit(1);
    watch.tick();
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.RESTARTING);
    assertThat(health().text()).isEqualTo("exited 1, restarted once");
    pass(Duration.ofMillis(100));
    assertThat(host.calls)
        .containsExactly("terminate " + ID, "create " + ID, "start " + ID, "process " + ID);
    assertThat(health())
        .isEqualTo(new ReplicaHealth(ReplicaHealth.State.RUNNING, "", Optional.empty(), 1));
    assertThat(heard).containsExactly("exited 1, restarts in 0.1s", "running again");
    ReplicaRecord record = Records.replicas(state.stack(SHOP)).read(ID).orElseThrow();
    assertThat(record.pid()).contains(host.last().processId());
    assertThat(record.startedAt()).contains(now);
  }

  @Test
  void no_restart_happens_before_its_time() {
    start(restart(Kind.ALWAYS), Optional.empty());
    host.last().exit(0);
    watch.tick();
    pass(Duration.ofMillis(99));
    assertThat(host.calls).isEmpty();
  }

  @Test
  void a_process_that_is_not_to_run_again_takes_its_system_with_it() {
    start(restart(Kind.NO), Optional.empty());
    host.last().writes("last words").exit(3);
    watch.tick();
    pass(Duration.ofMinutes(2));
    assertThat(health())
        .isEqualTo(new ReplicaHealth(ReplicaHealth.State.EXITED, "exited 3", Optional.of(3L), 0));
    assertThat(host.calls).containsExactly("terminate " + ID);
    assertThat(watch.isNeeded()).isFalse();
    assertThat(log()).containsExactly("exited 3");
  }

  @Test
  void output_of_an_ended_process_is_all_in_the_log_before_its_end() {
    keepRecord(restart(Kind.NO), Optional.empty());
    watch.started(SHOP, API, ID, host.running(ID).writes("one\ntwo"));
    host.last().exit(3);
    watch.tick();
    assertThat(log()).containsExactly("one", "two", "exited 3");
  }

  @Test
  void a_wanted_stop_starts_nothing_again() {
    start(restart(Kind.ALWAYS), Optional.empty());
    watch.stopping(SHOP, API, ID);
    host.last().exit(143);
    watch.tick();
    watch.stopped(SHOP, API, ID);
    pass(Duration.ofMinutes(5));
    assertThat(host.calls).isEmpty();
    assertThat(watch.isNeeded()).isFalse();
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.EXITED);
  }

  @Test
  void a_restart_that_fails_is_tried_again_later_and_told() {
    start(restart(Kind.ALWAYS), Optional.empty());
    host.refuseCreations(2);
    host.last().exit(1);
    watch.tick();
    pass(Duration.ofMillis(100));
    pass(Duration.ofMillis(200));
    assertThat(problems).hasSize(2).allMatch(text -> text.contains("IMAGE_MISMATCH"));
    pass(Duration.ofMillis(400));
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.RUNNING);
    assertThat(health().restarts()).isEqualTo(3);
  }

  @Test
  void a_stop_while_a_restart_is_due_keeps_it_from_starting() {
    start(restart(Kind.ALWAYS), Optional.empty());
    host.last().exit(1);
    watch.tick();
    watch.stopping(SHOP, API, ID);
    pass(Duration.ofSeconds(5));
    assertThat(host.calls).isEmpty();
  }

  @Test
  void probes_decide_the_health_and_are_remembered_for_who_looks() {
    start(restart(Kind.NO), Optional.of(PROBE));
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.STARTING);
    probe(1, "refused");
    assertThat(health().text()).isEqualTo("health 1 of 2: refused");
    probe(1, "refused");
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.UNHEALTHY);
    probe(0, "fine");
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.HEALTHY);
    assertThat(heard).containsExactly("unhealthy: refused", "healthy");
    WatchRecord seen = Records.watch(state.stack(SHOP)).read(ID).orElseThrow();
    assertThat(seen.health()).isEqualTo("healthy");
    assertThat(seen.startedAt()).contains(now.minusSeconds(90));
    assertThat(new StoredHealth(state).health(SystemId.parse(ID).orElseThrow()))
        .isEqualTo(health());
  }

  @Test
  void a_changed_probe_starts_from_the_beginning_and_the_replica_runs_on() {
    start(restart(Kind.NO), Optional.of(PROBE));
    probe(0, "fine");
    keepRecord(restart(Kind.NO), Optional.empty());
    watch.changed(SHOP, API, ID);
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.RUNNING);
    assertThat(host.calls).containsExactly("process " + ID);
  }

  @Test
  void after_a_crash_the_next_watch_goes_on_counting() {
    start(restart(Kind.ALWAYS), Optional.of(PROBE));
    host.last().exit(1);
    watch.tick();
    pass(Duration.ofMillis(100));
    probe(0, "fine");
    watch = newWatch();
    assertThat(watch.adopt()).isEqualTo(new Adoption(1, 0));
    assertThat(health())
        .isEqualTo(new ReplicaHealth(ReplicaHealth.State.HEALTHY, "", Optional.empty(), 1));
  }

  @Test
  void what_ended_while_nobody_watched_is_counted_and_started_again() {
    start(restart(Kind.ALWAYS), Optional.empty());
    host.last().exit(1);
    watch = newWatch();
    assertThat(watch.adopt()).isEqualTo(new Adoption(0, 1));
    watch.tick();
    pass(Duration.ofMillis(100));
    assertThat(health().state()).isEqualTo(ReplicaHealth.State.RUNNING);
  }

  @Test
  void what_is_gone_with_its_system_is_started_again_where_its_policy_says_so() {
    start(restart(Kind.ALWAYS), Optional.empty());
    host.openComputeSystem(ID).terminate(Deadline.in(Duration.ZERO));
    host.calls.clear();
    watch = newWatch();
    assertThat(watch.adopt()).isEqualTo(new Adoption(0, 1));
    assertThat(health().text()).startsWith("exited, code unknown");
    pass(Duration.ofMillis(100));
    assertThat(host.calls).containsExactly("create " + ID, "start " + ID, "process " + ID);
  }

  @Test
  void what_was_stopped_or_removed_before_a_crash_stays_so() {
    start(restart(Kind.ALWAYS), Optional.empty());
    watch.stopping(SHOP, API, ID);
    watch = newWatch();
    assertThat(watch.adopt()).isEqualTo(new Adoption(0, 0));
    pass(Duration.ofMinutes(1));
    assertThat(host.calls).isEmpty();
    Records.replicas(state.stack(SHOP)).delete(ID);
    assertThat(newWatch().adopt()).isEqualTo(new Adoption(0, 0));
    assertThat(Records.watch(state.stack(SHOP)).read(ID)).isEmpty();
  }

  private void start(RestartRule restart, Optional<HealthProbe> probe) {
    keepRecord(restart, probe);
    watch.started(SHOP, API, ID, host.running(ID));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    watch.tick();
    finishWork();
  }

  /** The next probe is due, runs and ends. */
  private void probe(long code, String output) {
    now = now.plusSeconds(30);
    watch.tick();
    Runnable run = work.remove();
    int before = host.processes.size();
    host.onNextProcess(process -> process.writes(output).exit(code));
    run.run();
    assertThat(host.processes).hasSize(before + 1);
  }

  private void finishWork() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private ReplicaHealth health() {
    return watch.health(SystemId.parse(ID).orElseThrow());
  }

  private List<String> log() {
    List<String> lines = new ArrayList<>();
    new LogReader(state.stack(SHOP).logs())
        .read(LogQuery.ALL, entry -> lines.add(entry.line().text()));
    return lines;
  }

  private void keepRecord(RestartRule restart, Optional<HealthProbe> probe) {
    Records.replicas(state.stack(SHOP)).write(ID, record(restart, probe));
  }

  private ReplicaRecord record(RestartRule restart, Optional<HealthProbe> probe) {
    ServiceRuntime runtime =
        new ServiceRuntime(
            false,
            restart,
            probe,
            Logging.DEFAULT,
            new StopRule(10_000, Optional.of("CtrlShutdown")),
            List.of(),
            List.of(),
            LimitValues.NONE,
            List.of(),
            Map.of(),
            Optional.empty());
    Container container =
        new Container(
            Optional.empty(),
            Optional.of(new Storage(List.of(), Optional.empty(), Optional.empty())),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return new ReplicaRecord(
        1,
        ID,
        API,
        Isolation.PROCESS,
        "",
        "host",
        "",
        Optional.of(ComputeSystem.of("jstack", container)),
        Optional.empty(),
        process("serve"),
        new ScratchLayer("/scratch", List.of(), Optional.empty()),
        Optional.empty(),
        List.of(),
        List.of(),
        new HostsBlock(List.of(), List.of()),
        new FixedConfig("services.api", Map.of(), "v1:0123456789ab0123"),
        runtime,
        List.of(),
        Optional.empty(),
        "services.api",
        1,
        Optional.of(100),
        Optional.of(Instant.parse("2026-11-25T10:00:00Z")),
        false);
  }

  private static RestartRule restart(Kind kind) {
    return new RestartRule(kind, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ProcessParameters process(String command) {
    return ProcessParameters.of(command, Optional.empty(), Optional.empty(), Map.of());
  }
}
