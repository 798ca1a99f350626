package dev.jstack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.converge.ConvergeOptions;
import dev.jstack.engine.converge.ConvergenceReport;
import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.plan.Change;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanFile;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.image.SimulatedImages;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Services that programs bring, from the plan to the record; the programs are played. */
class ProvidersTest {
  private static final String SHOP =
      """
      services:
        web: {image: registry.local/web:1, command: web.exe, depends_on: [db]}
        db: {provider: {type: cloud, options: {size: small}}, depends_on: [zone]}
        zone: {provider: {type: cloud}}
      """;

  private final Bench bench = Bench.temporary();
  private final Played programs = new Played();
  private final HostEngine engine =
      new HostEngine(
          bench.host(),
          new SimulatedImages(),
          bench.state(),
          () -> Instant.parse("2026-01-01T00:00:00Z"),
          Runnable::run,
          programs);

  /** Says what it was told, and sets one variable. */
  private static final class Played implements Providers {
    private final List<String> calls = new ArrayList<>();
    private String url = "one";

    @Override
    public Optional<Path> find(Provider provider) {
      return Optional.of(Path.of("/usr/bin/cloud"));
    }

    @Override
    public ProviderRecord up(StackName stack, DesiredProvider provider, Call call) {
      String service = provider.provider().name().value();
      calls.add("up " + service);
      return new ProviderRecord(
          ProviderRecord.FORMAT_VERSION,
          service,
          provider.definition(),
          provider.program(),
          "/",
          List.of(),
          service.equals("db") ? Optional.of(List.of()) : Optional.empty(),
          Map.of("URL", url),
          Map.of(),
          false);
    }

    @Override
    public void end(StackName stack, ProviderRecord record, boolean remove, Call call) {
      calls.add((remove ? "down " : "stop ") + record.service());
    }
  }

  private Plan plan(String text, PlanOptions options) {
    Planning planning = engine.plan(bench.stack(text), options);
    return planning.plan().orElseThrow(() -> new AssertionError(planning.diagnostics().toString()));
  }

  private Plan plan(String text) {
    return plan(text, PlanOptions.DEFAULT);
  }

  private void apply(Plan plan) {
    ConvergenceReport report =
        engine.apply(
            plan,
            new ConvergeOptions(1, false),
            EventSink.NONE,
            bench.watch(),
            () -> false,
            Deadline.in(Duration.ofSeconds(20)));
    Bench.expectDone(report);
  }

  private void up(String text) {
    plan(text).first().ifPresent(this::apply);
    apply(plan(text).rest());
  }

  private static List<String> changes(Plan plan) {
    return plan.changes().stream()
        .map(c -> c.kind().symbol() + " " + c.what() + " " + c.name())
        .toList();
  }

  @Test
  void programs_come_first_in_their_order_and_are_named_in_the_plan() {
    Plan plan = plan(SHOP);

    assertThat(changes(plan)).startsWith("+ provider zone", "+ provider db", "+ service web");
    assertThat(plan.changes().get(1).fields())
        .extracting(Change.FieldChange::after)
        .contains(
            Optional.of("cloud"), Optional.of("compose --project-name=shop up --size=small db"));
    assertThat(plan.notes()).anyMatch(note -> note.contains("in no container"));
    assertThat(PlanText.of(plan.first().orElseThrow()))
        .isEqualTo("[] -> p1 create provider/zone, new\n[p1] -> p2 create provider/db, new\n");
    assertThat(programs.calls).as("planning runs nothing").isEmpty();
  }

  @Test
  void a_plan_that_was_carried_out_leaves_nothing_to_do() {
    up(SHOP);

    assertThat(programs.calls).containsExactly("up zone", "up db");
    assertThat(plan(SHOP).isEmpty()).isTrue();
    assertThat(engine.status(Bench.SHOP).replicas()).hasSize(1);
  }

  @Test
  void it_runs_again_when_it_is_told_something_else_and_what_it_sets_makes_services_anew() {
    up(SHOP);
    programs.url = "two";
    String bigger = SHOP.replace("small", "big");

    assertThat(changes(plan(bigger))).containsExactly("+ provider db");
    plan(bigger).first().ifPresent(this::apply);
    Plan rest = plan(bigger).rest();
    assertThat(changes(rest)).containsExactly("± service web");
    assertThat(rest.changes().get(0).fields())
        .extracting(Change.FieldChange::path)
        .containsExactly("environment.DB_URL");
    apply(rest);
    assertThat(programs.calls).containsExactly("up zone", "up db", "up db");
    assertThat(plan(bigger).isEmpty()).isTrue();
  }

  @Test
  void a_saved_plan_holds_until_a_program_is_told_something_else() {
    PlanFile saved = PlanFile.read(PlanFile.of(plan(SHOP)).text());

    assertThat(saved.difference(plan(SHOP))).isEmpty();
    assertThat(saved.difference(plan(SHOP.replace("small", "big")))).isPresent();
  }

  @Test
  void stop_asks_only_programs_that_can_and_the_next_up_runs_them_again() {
    up(SHOP);
    apply(engine.planStop(Bench.SHOP, DownOptions.DEFAULT).plan().orElseThrow());

    assertThat(programs.calls).containsExactly("up zone", "up db", "stop db");
    assertThat(plan(SHOP).first().orElseThrow().nodes())
        .extracting(node -> node.address().toString() + " " + node.cause())
        .containsExactly("provider/db stopped by request");
  }

  @Test
  void down_ends_them_after_the_containers_and_forgets_them() {
    up(SHOP);
    Plan down = engine.planDown(Bench.SHOP, DownOptions.DEFAULT).plan().orElseThrow();
    assertThat(changes(down)).contains("- service web", "- provider db", "- provider zone");
    apply(down);

    assertThat(programs.calls).contains("down db", "down zone");
    bench.expectNothingLeft();
  }

  @Test
  void one_that_the_file_does_not_have_is_told_of_and_goes_when_asked_for() {
    up(SHOP);
    String without = "services:\n  web: {image: registry.local/web:1, command: web.exe}\n";
    PlanOptions remove =
        new PlanOptions(
            false, false, PlanOptions.Orphans.REMOVE, true, List.of(), Optional.empty(), List.of());

    assertThat(plan(without).notes()).anyMatch(note -> note.contains("provider db was brought"));
    apply(plan(without, remove).rest());
    assertThat(programs.calls).contains("down db", "down zone");
  }
}
