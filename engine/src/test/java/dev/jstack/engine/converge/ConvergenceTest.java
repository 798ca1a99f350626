package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.StackStatus;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EventJson;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.api.HostError;
import dev.jstack.host.fault.FaultScript;
import dev.jstack.host.intercept.NativeFunction;
import dev.jstack.host.record.RecordedCall;
import dev.jstack.host.record.RecordingHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A convergence over a strict host in memory. */
class ConvergenceTest {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          command: web
          ports: ["8080:80"]
          depends_on:
            api: {condition: service_healthy}
        api:
          image: registry.local/api:1
          command: api
          healthcheck: {test: ["CMD", "check"]}
          volumes: ["data:C:\\\\data"]
          deploy: {replicas: 2}
        lonely:
          image: registry.local/lonely:1
          command: lonely
      volumes:
        data: {}
      """;
  private static final String CHANGED =
      STACK.replace("8080:80", "8081:80").replace("api:1", "api:2");

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
  }

  @Test
  void a_plan_right_after_up_is_empty() {
    bench.up(STACK);
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
  }

  @Test
  void planning_makes_no_mutating_call() {
    bench.up(STACK);
    RecordingHost recording = bench.recording();
    bench.engine(recording.host()).plan(bench.stack(CHANGED), PlanOptions.DEFAULT);
    bench.engine(recording.host()).planDown(SHOP, DownOptions.DEFAULT);
    bench.engine(recording.host()).status(SHOP);
    bench.engine(recording.host()).list();
    assertThat(recording.calls()).isNotEmpty();
    assertThat(recording.mutatingCalls()).isEmpty();
  }

  @Test
  void down_leaves_nothing() {
    bench.up(STACK);
    bench.up(CHANGED);
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void a_volume_outlives_down_without_v() {
    bench.up(STACK);
    Plan down = bench.engine().planDown(SHOP, DownOptions.DEFAULT).plan().orElseThrow();
    assertThat(down.keptVolumes()).containsExactly("data");
    Bench.expectDone(bench.apply(down));
    assertThat(bench.snapshot().volumes()).containsExactly("shop_data");
    assertThat(bench.snapshot().scratches()).isEmpty();
  }

  @Test
  void a_failure_skips_what_depends_on_it_and_nothing_else() {
    FaultScript script =
        new FaultScript()
            .failing(
                NativeFunction.HCS_START_COMPUTE_SYSTEM, 1, HostError.IMAGE_MISMATCH, 0x80370101);
    Plan plan = bench.plan(STACK);
    ConvergenceReport report = bench.apply(plan, bench.faulty(script), false);
    assertThat(Bench.failures(report))
        .containsExactly(
            "could not create api-1: the image was made for another version of Windows");
    StackStatus status = bench.engine().status(SHOP);
    assertThat(status.replicas())
        .extracting(StackStatus.Replica::name)
        .containsExactlyInAnyOrder("api-2", "lonely");
    assertThat(bench.events())
        .filteredOn(EngineEvent.ActionSkipped.class::isInstance)
        .extracting(event -> ((EngineEvent.ActionSkipped) event).because())
        .containsOnly("service/api/1");
    bench.up(STACK);
    assertThat(bench.plan(STACK).isEmpty()).isTrue();
  }

  @Test
  void an_update_pauses_at_a_replica_that_fails_or_goes_on_as_the_file_says() {
    String rolling = "deploy: {replicas: 2, update_config: {failure_action: %s}}";
    for (String action : List.of("pause", "continue")) {
      Bench own = Bench.temporary();
      String first = STACK.replace("deploy: {replicas: 2}", rolling.formatted(action));
      own.up(first);
      own.watch()
          .say(ResourceAddress.service("api", 1), ReplicaHealth.of(ReplicaHealth.State.UNHEALTHY));
      own.apply(own.plan(first.replace("api:1", "api:2")));
      assertThat(own.watch().calls().contains("stopping service/api/2"))
          .as(action)
          .isEqualTo(action.equals("continue"));
    }
  }

  @Test
  void what_is_not_required_is_not_waited_for_when_it_could_not_be_made() {
    String optional =
        STACK.replace(
            "{condition: service_healthy}", "{condition: service_healthy, required: false}");
    FaultScript script =
        new FaultScript()
            .failing(
                NativeFunction.HCS_START_COMPUTE_SYSTEM, 1, HostError.IMAGE_MISMATCH, 0x80370101);
    ConvergenceReport report = bench.apply(bench.plan(optional), bench.faulty(script), false);
    assertThat(Bench.failures(report)).hasSize(1);
    assertThat(bench.watch().calls()).contains("started service/web/1");
  }

  @Test
  void losing_the_state_directory_recreates_nothing_and_leaks_nothing() {
    bench.up(STACK);
    bench.state().forget(SHOP);
    Plan plan = bench.plan(STACK);
    assertThat(plan.nodes()).allSatisfy(node -> assertThat(node.verb().word()).isEqualTo("update"));
    Bench.expectDone(bench.apply(plan));
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void without_dependencies_only_the_named_service_is_touched() {
    PlanOptions alone =
        new PlanOptions(
            false,
            false,
            PlanOptions.Orphans.TELL,
            true,
            List.of("web"),
            false,
            Optional.empty(),
            List.of());
    Bench.expectDone(bench.apply(bench.plan(STACK, alone)));
    assertThat(bench.engine().status(SHOP).replicas())
        .extracting(StackStatus.Replica::name)
        .containsExactly("web");
  }

  @Test
  void what_the_file_lost_is_told_of_removed_or_ignored_as_asked() {
    bench.up(STACK);
    String less = STACK.replaceFirst("  lonely:\n.*\n.*\n", "");
    assertThat(orphans(less, PlanOptions.Orphans.TELL)).anyMatch(note -> note.contains("lonely"));
    assertThat(orphans(less, PlanOptions.Orphans.IGNORE)).noneMatch(n -> n.contains("lonely"));
    assertThat(PlanText.of(bench.plan(less, withOrphans(PlanOptions.Orphans.IGNORE))).toString())
        .doesNotContain("lonely");
    assertThat(PlanText.of(bench.plan(less, withOrphans(PlanOptions.Orphans.REMOVE))).toString())
        .contains("remove service/lonely");
  }

  private List<String> orphans(String stack, PlanOptions.Orphans orphans) {
    return bench.plan(stack, withOrphans(orphans)).notes();
  }

  private static PlanOptions withOrphans(PlanOptions.Orphans orphans) {
    return new PlanOptions(
        false, false, orphans, true, List.of(), true, Optional.empty(), List.of());
  }

  @Test
  void a_changed_port_restarts_nothing() {
    bench.up(STACK);
    RecordingHost recording = bench.recording();
    bench.apply(bench.plan(STACK.replace("8080:80", "8081:80")), recording.host(), false);
    assertThat(recording.mutatingCalls())
        .extracting(call -> call.call().function())
        .containsExactly(NativeFunction.HCN_MODIFY_ENDPOINT, NativeFunction.HCN_MODIFY_ENDPOINT);
  }

  @Test
  void two_services_may_swap_their_ports() {
    String one = STACK.replace("command: lonely", "command: lonely\n    ports: [\"9090:80\"]");
    bench.up(one);
    String swapped =
        one.replace("8080:80", "x").replace("9090:80", "8080:80").replace("\"x\"", "\"9090:80\"");
    bench.up(swapped);
    assertThat(bench.plan(swapped).isEmpty()).isTrue();
  }

  @Test
  void a_stopped_service_keeps_its_layer_and_starts_again_as_it_was() {
    bench.up(STACK);
    DownOptions web = new DownOptions(List.of("web"), false, Optional.empty());
    Bench.expectDone(bench.apply(bench.engine().planStop(SHOP, web).plan().orElseThrow()));
    assertThat(bench.engine().status(SHOP).running()).isEqualTo(3);
    assertThat(bench.snapshot().scratches()).hasSize(4);
    Plan start = bench.engine().planStart(SHOP, List.of("web")).plan().orElseThrow();
    Bench.expectDone(bench.apply(start));
    assertThat(bench.engine().status(SHOP).running()).isEqualTo(4);
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
  }

  @Test
  void restart_stops_dependents_first_and_starts_them_last() {
    bench.up(STACK);
    Plan plan = bench.engine().planRestart(SHOP, DownOptions.DEFAULT).plan().orElseThrow();
    String text = PlanText.of(plan);
    assertThat(text.indexOf("stop service/web/1")).isLessThan(text.indexOf("stop service/api/1"));
    assertThat(text.indexOf(" start service/api/1"))
        .isLessThan(text.indexOf(" start service/web/1"));
    Bench.expectDone(bench.apply(plan));
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
  }

  @Test
  void a_service_that_does_not_become_healthy_fails_what_waits_for_it() {
    bench
        .watch()
        .say(
            ResourceAddress.service("api", 1),
            new ReplicaHealth(ReplicaHealth.State.UNHEALTHY, "exit 1: no", Optional.empty(), 0));
    ConvergenceReport report = bench.apply(bench.plan(STACK));
    assertThat(Bench.failures(report))
        .containsExactly("service `api` does not become healthy: exit 1: no");
    assertThat(report.isComplete()).isFalse();
  }

  @Test
  void events_survive_the_way_over_a_socket() {
    bench.up(STACK);
    assertThat(bench.events()).isNotEmpty();
    for (EngineEvent event : bench.events()) {
      assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }
    assertThat(bench.events()).extracting(EngineEvent::sequence).isSorted();
  }

  @Test
  void documents_cross_the_seam_in_the_order_of_work() {
    RecordingHost recording = bench.recording();
    bench.apply(bench.plan(STACK), recording.host(), false);
    List<String> calls =
        recording.mutatingCalls().stream()
            .filter(call -> call.call().object().contains("shop.lonely.1"))
            .map(call -> call.call().function().nativeName())
            .toList();
    assertThat(calls)
        .containsExactly(
            "RemoveDirectoryW",
            "CreateSandboxLayer",
            "ActivateLayer",
            "PrepareLayer",
            "HcsCreateComputeSystem",
            "HcsStartComputeSystem",
            "HcsCreateProcess",
            "HcsModifyProcess",
            "HcsCreateProcess");
    assertThat(recording.mutatingCalls())
        .extracting(RecordedCall::toJsonLine)
        .allSatisfy(line -> assertThat(line).startsWith("{\"call\":"));
  }
}
