package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that run to their end before a service starts, over a strict host in memory. */
class PreStartTest {
  static final String STACK =
      """
      services:
        db:
          image: registry.local/db:1
          command: db
        web:
          image: registry.local/web:1
          command: web
          depends_on: [db]
          volumes: ["data:C:\\\\data"]
          pre_start:
            - command: [migrate]
            - command: [warm]
              image: registry.local/tools:1
              per_replica: true
          deploy: {replicas: 2}
        front:
          image: registry.local/front:1
          command: front
          depends_on: [web]
      volumes:
        data: {}
      """;
  private static final PlanOptions FORCED =
      new PlanOptions(
          true,
          false,
          PlanOptions.Orphans.TELL,
          true,
          List.of(),
          true,
          Optional.empty(),
          List.of());

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
    prepare(bench);
  }

  /** Lets what runs before the services succeed. */
  static void prepare(Bench bench) {
    bench.ends("migrate", 0);
    bench.ends("migrate --all", 0);
    bench.ends("warm", 0);
  }

  private List<String> runs() {
    return bench.watch().calls().stream().filter(call -> call.startsWith("begun")).toList();
  }

  @Test
  void they_run_in_order_before_the_service_and_after_what_it_depends_on() {
    bench.up(STACK);
    assertThat(bench.watch().calls())
        .containsSubsequence(
            "started service/db/1",
            "begun pre_start[0] before service/web/1",
            "exited 0 pre_start[0] before service/web/1",
            "begun pre_start[1] before service/web/1",
            "exited 0 pre_start[1] before service/web/1",
            "started service/web/1",
            "started service/front/1")
        .containsSubsequence(
            "exited 0 pre_start[0] before service/web/1",
            "begun pre_start[1] before service/web/2",
            "started service/web/2",
            "started service/front/1");
    assertThat(runs()).hasSize(3);
    assertThat(bench.snapshot().systems().keySet()).hasSize(4).noneMatch(id -> id.contains("+"));
    assertThat(bench.snapshot().scratches()).hasSize(4);
  }

  @Test
  void the_plan_shows_them() {
    Plan plan = bench.plan(STACK);
    assertThat(PlanText.of(plan))
        .contains(
            "run service/web/1, pre_start[0]",
            "run service/web/1, pre_start[1]",
            "run service/web/2, pre_start[1]")
        .doesNotContain("run service/web/2, pre_start[0]");
    assertThat(plan.changes())
        .filteredOn(change -> change.name().equals("web"))
        .extracting(change -> change.summary())
        .containsExactly("2 new replicas, after pre_start[0], pre_start[1]");
  }

  @Test
  void what_succeeded_is_not_run_again() {
    bench.up(STACK);
    assertThat(bench.plan(STACK).isEmpty()).isTrue();
    Plan stop =
        bench
            .engine()
            .planStop(SHOP, new DownOptions(List.of("web"), false, Optional.empty()))
            .plan()
            .orElseThrow();
    Bench.expectDone(bench.apply(stop));
    bench.up(STACK);
    bench.up(STACK.replace("replicas: 2", "replicas: 1"));
    assertThat(runs()).hasSize(3);
  }

  @Test
  void a_new_replica_runs_only_what_each_replica_has_for_itself() {
    bench.up(STACK);
    bench.up(STACK.replace("replicas: 2", "replicas: 3"));
    assertThat(runs()).hasSize(4).last().isEqualTo("begun pre_start[1] before service/web/3");
  }

  @Test
  void another_definition_makes_the_service_anew_and_runs_them_again() {
    bench.up(STACK);
    String changed = STACK.replace("[migrate]", "[migrate, --all]");
    assertThat(bench.plan(changed).changes())
        .flatExtracting(change -> change.fields())
        .extracting(field -> field.path())
        .containsExactly("pre_start[0].command");
    bench.up(changed);
    assertThat(runs()).hasSize(6);
    assertThat(bench.plan(changed).isEmpty()).isTrue();
  }

  @Test
  void a_forced_replacement_and_a_service_that_was_down_run_them_again() {
    bench.up(STACK);
    Bench.expectDone(bench.apply(bench.plan(STACK, FORCED)));
    assertThat(runs()).hasSize(6);
    DownOptions web = new DownOptions(List.of("web"), false, Optional.empty());
    Bench.expectDone(bench.apply(bench.engine().planDown(SHOP, web).plan().orElseThrow()));
    bench.up(STACK);
    assertThat(runs()).hasSize(9);
  }

  @Test
  void a_service_that_was_made_and_never_started_is_left_to_up() {
    PlanOptions noStart =
        new PlanOptions(
            false,
            false,
            PlanOptions.Orphans.TELL,
            false,
            List.of(),
            true,
            Optional.empty(),
            List.of());
    Bench.expectDone(bench.apply(bench.plan(STACK, noStart)));
    assertThat(runs()).isEmpty();
    Plan start = bench.engine().planStart(SHOP, List.of("web")).plan().orElseThrow();
    assertThat(start.isEmpty()).isTrue();
    assertThat(start.notes())
        .containsExactly("web was never started: jstack up runs its pre_start first");
    bench.up(STACK);
    assertThat(runs()).hasSize(3);
  }

  @Test
  void a_failure_keeps_the_service_and_what_waits_for_it_from_starting() {
    bench.ends("warm", 3);
    ConvergenceReport report = bench.apply(bench.plan(STACK));
    assertThat(Bench.failures(report))
        .containsExactlyInAnyOrder(
            "pre_start[1] of web-1 failed: exit 3", "pre_start[1] of web-2 failed: exit 3");
    assertThat(bench.events())
        .filteredOn(EngineEvent.ActionFailed.class::isInstance)
        .extracting(event -> (EngineEvent.ActionFailed) event)
        .allSatisfy(
            failed -> {
              assertThat(failed.code()).isEqualTo("JS4020");
              assertThat(failed.logTail()).containsExactly("last words of web");
            });
    assertThat(bench.watch().calls())
        .contains("started service/db/1")
        .doesNotContain("started service/web/1", "started service/front/1");
    assertThat(bench.snapshot().scratches()).hasSize(1);

    bench.ends("warm", 0);
    bench.up(STACK);
    assertThat(runs().stream().filter(run -> run.contains("pre_start[0]"))).hasSize(1);
  }
}
