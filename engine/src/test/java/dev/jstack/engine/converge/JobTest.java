package dev.jstack.engine.converge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.plan.PlanText;
import org.junit.jupiter.api.Test;

/** Services that do their work once, over a strict host in memory. */
class JobTest {
  private static final String STACK =
      """
      services:
        seed:
          image: registry.local/seed:1
          command: seed
          deploy: {mode: replicated-job, replicas: 2}
        tidy:
          image: registry.local/tidy:1
          command: tidy
          deploy: {mode: global-job}
      """;

  private final Bench bench = Bench.temporary();

  @Test
  void is_ready_when_it_has_done_its_work() {
    bench.watch().say(ResourceAddress.service("seed", 1), ReplicaHealth.exited(0));
    bench.watch().say(ResourceAddress.service("seed", 2), ReplicaHealth.exited(0));
    bench.watch().say(ResourceAddress.service("tidy", 1), ReplicaHealth.exited(0));

    ConvergenceReport report = bench.apply(bench.plan(STACK), bench.host(), true);

    assertThat(report.isComplete()).isTrue();
    assertThat(bench.events())
        .filteredOn(EngineEvent.ActionDone.class::isInstance)
        .extracting(event -> ((EngineEvent.ActionDone) event).detail())
        .filteredOn("completed successfully"::equals)
        .hasSize(3);
  }

  @Test
  void has_failed_when_it_ends_with_another_code() {
    bench.watch().say(ResourceAddress.service("seed", 1), ReplicaHealth.exited(0));
    bench.watch().say(ResourceAddress.service("seed", 2), ReplicaHealth.exited(3));
    bench.watch().say(ResourceAddress.service("tidy", 1), ReplicaHealth.exited(0));

    ConvergenceReport report = bench.apply(bench.plan(STACK), bench.host(), true);

    assertThat(Bench.failures(report)).containsExactly("seed-2 ended: exit 3");
  }

  @Test
  void a_service_becomes_one_in_place() {
    bench.up(STACK.replace("deploy: {mode: global-job}", ""));

    assertThat(PlanText.of(bench.plan(STACK)))
        .contains("deploy.mode")
        .contains("update")
        .doesNotContain("create");
  }
}
