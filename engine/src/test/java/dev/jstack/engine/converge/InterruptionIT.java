package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.api.HostError;
import dev.jstack.host.fault.FaultScript;
import dev.jstack.host.fault.ProcessDied;
import dev.jstack.host.record.RecordingHost;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Convergences that end at every possible call, and what the next one makes of that. */
class InterruptionIT {
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

  @Test
  void every_native_call_failing_in_turn_is_told_and_the_next_run_converges() {
    int calls = mutatingCalls();
    for (int n = 1; n <= calls; n++) {
      Bench one = Bench.temporary();
      FaultScript script =
          new FaultScript().failingMutation(n, HostError.ACCESS_DENIED, 0x80070005);
      ConvergenceReport report = one.apply(one.plan(STACK), one.faulty(script), false);
      // Some steps are tidying up only: their failure is found and made good by the next run.
      Bench.failures(report).forEach(text -> assertThat(text).contains("could not"));
      one.up(STACK);
      assertThat(PlanText.of(one.plan(STACK))).as("after call %d failed", n).isEmpty();
      one.down();
      one.expectNothingLeft();
    }
  }

  @Test
  void dying_after_any_call_of_up_is_made_good_by_the_next_up() {
    int calls = mutatingCalls();
    for (int n = 1; n <= calls; n++) {
      Bench one = Bench.temporary();
      die(one, STACK, new FaultScript().dyingAfter(n));
      one.up(STACK);
      assertThat(PlanText.of(one.plan(STACK))).as("after dying at call %d", n).isEmpty();
      assertThat(one.engine().status(SHOP).running()).isEqualTo(4);
      one.down();
      one.expectNothingLeft();
    }
  }

  @Test
  void dying_after_any_call_of_up_leaves_nothing_that_down_does_not_find() {
    int calls = mutatingCalls();
    for (int n = 1; n <= calls; n++) {
      Bench one = Bench.temporary();
      die(one, STACK, new FaultScript().dyingAfter(n));
      one.down();
      one.expectNothingLeft();
    }
  }

  @Test
  void dying_during_a_change_is_made_good_by_the_next_up() {
    for (int n = 1; n <= 60; n++) {
      Bench one = Bench.temporary();
      one.up(STACK);
      die(one, CHANGED, new FaultScript().dyingBefore(n));
      one.up(CHANGED);
      assertThat(PlanText.of(one.plan(CHANGED))).as("after dying at call %d", n).isEmpty();
      one.down();
      one.expectNothingLeft();
    }
  }

  @Test
  void dying_while_containers_live_side_by_side_is_made_good_by_the_next_up() {
    String first =
        STACK.replace(
            "deploy: {replicas: 2}", "deploy: {replicas: 2, update_config: {order: start-first}}");
    String second = first.replace("api:1", "api:2");
    for (int n = 1; n <= 70; n += 2) {
      Bench one = Bench.temporary();
      one.up(first);
      die(one, second, new FaultScript().dyingBefore(n));
      one.up(second);
      assertThat(PlanText.of(one.plan(second))).as("after dying at call %d", n).isEmpty();
      assertThat(one.engine().status(SHOP).running()).isEqualTo(4);
      one.down();
      one.expectNothingLeft();
    }
  }

  @Test
  void dying_during_an_update_or_its_rollback_is_made_good_forwards_and_backwards() {
    for (String order : List.of("stop-first", "start-first")) {
      String rule = "update_config: {failure_action: rollback, monitor: 1ms, order: " + order + "}";
      String first = STACK.replace("deploy: {replicas: 2}", "deploy: {replicas: 2, " + rule + "}");
      String second = first.replace("api:1", "api:2");
      for (int n = order.length() % 4 + 1; n <= 110; n += 4) {
        for (String next : List.of(first, second)) {
          Bench one = Bench.temporary();
          one.up(first);
          Set<String> before = one.snapshot().systems().keySet();
          one.watch()
              .say(
                  id -> id.replica() == 2 && !before.contains(id.toString()),
                  ReplicaHealth.of(ReplicaHealth.State.UNHEALTHY));
          die(one, second, new FaultScript().dyingBefore(n));
          one.watch().sayNothing();
          one.up(next);
          assertThat(PlanText.of(one.plan(next))).as("after dying at call %d", n).isEmpty();
          assertThat(one.engine().status(SHOP).replicas()).hasSize(4);
          one.down();
          one.expectNothingLeft();
        }
      }
    }
  }

  @Test
  void dying_during_down_is_made_good_by_the_next_down() {
    for (int n = 1; n <= 40; n++) {
      Bench one = Bench.temporary();
      one.up(STACK);
      Plan down =
          one.engine()
              .planDown(SHOP, new DownOptions(List.of(), true, Optional.empty()))
              .plan()
              .orElseThrow();
      try {
        one.apply(down, one.faulty(new FaultScript().dyingBefore(n)), false);
      } catch (ProcessDied e) {
        assertThat(e).hasMessageContaining("process died");
      }
      one.down();
      one.expectNothingLeft();
    }
  }

  private int mutatingCalls() {
    Bench one = Bench.temporary();
    RecordingHost recording = one.recording();
    one.apply(one.plan(STACK), recording.host(), false);
    return recording.mutatingCalls().size();
  }

  private static void die(Bench bench, String stack, FaultScript script) {
    try {
      bench.apply(bench.plan(stack), bench.faulty(script), false);
    } catch (ProcessDied e) {
      assertThat(e).hasMessageContaining("process died");
    }
  }
}
