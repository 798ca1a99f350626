package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.StackStatus;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.api.HostError;
import dev.jstack.host.fault.FaultScript;
import dev.jstack.host.intercept.NativeFunction;
import dev.jstack.host.record.RecordingHost;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Updates that fail, over a strict host in memory. */
class RollbackTest {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          command: web
          depends_on: [api]
        api:
          image: registry.local/api:1
          command: api
          healthcheck: {test: ["CMD", "check"]}
          ports: ["8081-8089:80"]
          deploy:
            replicas: 3
            update_config: {failure_action: rollback, monitor: 1ms}
      """;
  private static final String CHANGED = STACK.replace("api:1", "api:2");
  private static final ReplicaHealth ILL = ReplicaHealth.of(ReplicaHealth.State.UNHEALTHY);

  private final Bench bench = Bench.temporary();

  @Test
  void replicas_that_were_changed_go_back_when_the_second_of_three_fails() {
    bench.up(STACK);
    Set<String> before = containers();
    failing(2, before);
    bench.events().clear();
    ConvergenceReport report = bench.apply(bench.plan(CHANGED));
    assertThat(report.isComplete()).isFalse();
    assertThat(Bench.failures(report))
        .hasSize(2)
        .contains("service `api` does not become healthy")
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith(
                        "the update of `api` failed (service `api` does not become healthy):"
                            + " rolled back to registry.local/api:1@sha256:"));
    assertThat(containers()).isEqualTo(before);
    assertThat(bench.engine().status(SHOP).running()).isEqualTo(4);
    assertThat(last(EngineEvent.ActionFailed.class).code()).isEqualTo("JS4021");
    assertThat(bench.events()).extracting(EngineEvent::sequence).isSorted();
  }

  @Test
  void the_next_plan_wants_the_same_again_and_the_older_file_wants_nothing() {
    bench.up(STACK);
    Set<String> before = containers();
    String wanted = PlanText.of(bench.plan(CHANGED));
    failing(2, before);
    bench.apply(bench.plan(CHANGED));
    assertThat(PlanText.of(bench.plan(CHANGED))).isEqualTo(wanted);
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
  }

  @Test
  void the_third_replica_is_never_touched_when_the_second_one_fails() {
    bench.up(STACK);
    failing(2, containers());
    RecordingHost recording = bench.recording();
    bench.apply(bench.plan(CHANGED), recording.host(), false);
    assertThat(recording.mutatingCalls())
        .noneMatch(call -> call.call().object().startsWith("shop.api.3."));
  }

  @Test
  void as_many_may_fail_as_the_ratio_bears() {
    String half = STACK.replace("monitor: 1ms", "monitor: 1ms, max_failure_ratio: 0.5");
    bench.up(half);
    Set<String> before = containers();
    failing(2, before);
    ConvergenceReport report = bench.apply(bench.plan(half.replace("api:1", "api:2")));
    assertThat(report.isComplete()).isTrue();
    assertThat(containers()).doesNotContainAnyElementsOf(apis(before));
  }

  @Test
  void one_more_than_the_ratio_bears_takes_all_back() {
    String half = STACK.replace("monitor: 1ms", "monitor: 1ms, max_failure_ratio: 0.5");
    bench.up(half);
    Set<String> before = containers();
    failing(1, before);
    failing(3, before);
    ConvergenceReport report = bench.apply(bench.plan(half.replace("api:1", "api:2")));
    assertThat(report.isComplete()).isFalse();
    assertThat(containers()).isEqualTo(before);
  }

  @Test
  void the_ratio_counts_for_pausing_too() {
    String pausing =
        STACK.replace("failure_action: rollback", "failure_action: pause, max_failure_ratio: 0.4");
    bench.up(pausing);
    Set<String> before = containers();
    failing(1, before);
    failing(2, before);
    ConvergenceReport report = bench.apply(bench.plan(pausing.replace("api:1", "api:2")));
    assertThat(Bench.failures(report)).containsExactly("service `api` does not become healthy");
    assertThat(containers()).filteredOn(before::contains).hasSize(2);
  }

  @Test
  void a_container_that_cannot_even_be_made_counts_as_failed() {
    bench.up(STACK);
    Set<String> before = containers();
    FaultScript script =
        new FaultScript()
            .failing(
                NativeFunction.HCS_START_COMPUTE_SYSTEM, 2, HostError.IMAGE_MISMATCH, 0x80370101);
    ConvergenceReport report = bench.apply(bench.plan(CHANGED), bench.faulty(script), false);
    assertThat(Bench.failures(report))
        .anyMatch(text -> text.contains("(api-2 could not be started): rolled back to"));
    assertThat(containers()).isEqualTo(before);
  }

  @Test
  void a_container_that_its_restart_policy_starts_again_is_no_good_one() {
    bench.up(STACK);
    Set<String> before = containers();
    ReplicaHealth again =
        new ReplicaHealth(
            ReplicaHealth.State.HEALTHY, "exited 3, restarted once", Optional.empty(), 1);
    bench.watch().say(id -> id.replica() == 1 && isNew(id, before), again);
    ConvergenceReport report = bench.apply(bench.plan(CHANGED));
    assertThat(Bench.failures(report)).contains("api-1 does not last: exited 3, restarted once");
    assertThat(containers()).isEqualTo(before);
  }

  @Test
  void what_an_update_replaces_stays_until_it_is_through_and_not_longer() {
    bench.up(STACK);
    bench.up(CHANGED);
    assertThat(bench.snapshot().scratches()).hasSize(4);
    assertThat(PlanText.of(bench.plan(CHANGED))).isEmpty();
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void start_first_goes_back_to_containers_that_never_stopped_and_their_names() {
    String beside =
        STACK.replace("monitor", "order: start-first, monitor").replaceAll(" +ports.*\n", "");
    bench.up(beside);
    Set<String> before = containers();
    failing(2, before);
    bench.apply(bench.plan(beside.replace("api:1", "api:2")));
    assertThat(containers()).isEqualTo(before);
    assertThat(bench.watch().calls()).doesNotContain("stopping service/api/3");
    assertThat(PlanText.of(bench.plan(beside))).isEmpty();
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void replicas_that_were_added_go_and_those_that_were_to_go_stay() {
    bench.up(STACK);
    Set<String> before = containers();
    failing(1, before);
    bench.apply(bench.plan(CHANGED.replace("replicas: 3", "replicas: 5")));
    assertThat(containers()).isEqualTo(before);
    bench.apply(bench.plan(CHANGED.replace("replicas: 3", "replicas: 1")));
    assertThat(containers()).isEqualTo(before);
  }

  @Test
  void changed_ports_go_back_as_well() {
    bench.up(STACK);
    failing(1, containers());
    bench.apply(bench.plan(CHANGED.replace("8081-8089", "9081-9089")));
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
  }

  @Test
  void a_rollback_goes_by_its_own_rule() {
    String rule = STACK + "      rollback_config: {parallelism: 0}\n";
    bench.up(rule);
    failing(3, containers());
    RecordingHost recording = bench.recording();
    bench.apply(bench.plan(rule.replace("api:1", "api:2")), recording.host(), false);
    List<String> starts =
        recording.mutatingCalls().stream()
            .filter(
                call ->
                    call.call().function() == NativeFunction.HCS_SHUT_DOWN_COMPUTE_SYSTEM
                        || call.call().function() == NativeFunction.HCS_START_COMPUTE_SYSTEM)
            .map(
                call ->
                    call.call().function().nativeName().replace("ComputeSystem", "")
                        + " "
                        + SystemId.parse(call.call().object()).orElseThrow().replica())
            .toList();
    assertThat(starts.subList(6, starts.size()))
        .containsExactlyInAnyOrder(
            "HcsShutDown 1",
            "HcsShutDown 2",
            "HcsShutDown 3",
            "HcsStart 1",
            "HcsStart 2",
            "HcsStart 3")
        .startsWith("HcsShutDown 1", "HcsShutDown 2", "HcsShutDown 3");
  }

  @Test
  void a_rollback_that_fails_pauses_and_says_so() {
    bench.up(STACK);
    Set<String> before = containers();
    failing(3, before);
    bench.watch().say(id -> id.replica() == 2, ILL);
    bench.watch().say(id -> id.replica() == 1 && !isNew(id, before), ILL);
    String lenient = CHANGED.replace("monitor: 1ms", "monitor: 1ms, max_failure_ratio: 0.4");
    ConvergenceReport report = bench.apply(bench.plan(lenient));
    assertThat(Bench.failures(report))
        .anyMatch(text -> text.contains("going back to registry.local/api:1@sha256:"));
    assertThat(last(EngineEvent.ActionFailed.class).code()).isEqualTo("JS4022");
    // The first one is back and ill, so the others stay as they are.
    assertThat(apis(containers())).hasSize(3).filteredOn(before::contains).hasSize(1);
  }

  @Test
  void a_service_that_waits_for_the_one_that_failed_comes_up_all_the_same() {
    String healthy =
        STACK.replace("depends_on: [api]", "depends_on: {api: {condition: service_healthy}}");
    bench.up(healthy);
    Set<String> before = containers();
    failing(3, before);
    bench.apply(bench.plan(healthy.replace("api:1", "api:2").replace("web:1", "web:2")));
    assertThat(bench.engine().status(SHOP).running()).isEqualTo(4);
    assertThat(apis(containers())).isEqualTo(apis(before));
    assertThat(bench.engine().status(SHOP).replicas())
        .filteredOn(replica -> replica.service().equals("web"))
        .extracting(replica -> replica.image().orElse(""))
        .containsExactly("registry.local/web:2");
  }

  private void failing(int replica, Set<String> before) {
    bench.watch().say(id -> id.replica() == replica && isNew(id, before), ILL);
  }

  private static boolean isNew(SystemId id, Set<String> before) {
    return id.service().value().equals("api") && !before.contains(id.toString());
  }

  private Set<String> containers() {
    return bench.engine().status(SHOP).replicas().stream()
        .filter(replica -> replica.state() == StackStatus.State.RUNNING)
        .map(StackStatus.Replica::systemId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> apis(Set<String> containers) {
    return containers.stream()
        .filter(RollbackTest::isApi)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isApi(String id) {
    return id.startsWith("shop.api.");
  }

  private <E extends EngineEvent> E last(Class<E> type) {
    List<E> all = bench.events().stream().filter(type::isInstance).map(type::cast).toList();
    return all.get(all.size() - 1);
  }
}
