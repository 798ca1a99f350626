package dev.jstack.runner.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.plan.Change;
import dev.jstack.engine.plan.Change.FieldChange;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.RemoveVolume;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Width;
import dev.jstack.schema.model.StackName;
import dev.jstack.testing.Golden;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanViewTest {

  private static SourceRange at(int line, int column) {
    return new SourceRange(SourceFile.named("stack.yaml"), line, column, line, column + 1);
  }

  private static FieldChange field(
      String path, Optional<String> before, String after, SourceRange where) {
    return new FieldChange(path, before, Optional.of(after), Optional.of(where));
  }

  private static PlanNode node(String id, String volume, String... before) {
    return new PlanNode(
        id,
        new RemoveVolume(ResourceAddress.volume(volume), "/v/" + volume),
        "new",
        new java.util.LinkedHashSet<>(List.of(before)),
        "",
        false);
  }

  private static Plan shop() {
    List<Change> changes =
        List.of(
            new Change(
                Change.Kind.REPLACE,
                "service",
                "api",
                List.of(1, 2),
                "replace 2 replicas, one after the other (update_config: stop-first)",
                List.of(
                    field("environment.LOG_LEVEL", Optional.of("info"), "debug", at(31, 18)),
                    field("secrets.key", Optional.of("(secret)"), FieldChange.SECRET, at(40, 7))),
                List.of("the environment of a container is fixed when it is created")),
            new Change(
                Change.Kind.UPDATE,
                "service",
                "web",
                List.of(1),
                "in place, no restart",
                List.of(field("ports[0].published", Optional.of("8080"), "8081", at(12, 9))),
                List.of()),
            new Change(
                Change.Kind.CREATE,
                "service",
                "mailer",
                List.of(1),
                "new",
                List.of(
                    field(
                        "image",
                        Optional.empty(),
                        "registry.local/a/rather/long/path/to/mailer:3 (10.0.20348.2762)",
                        at(50, 12))),
                List.of()),
            new Change(Change.Kind.REMOVE, "volume", "old", List.of(), "", List.of(), List.of()));
    return new Plan(
        new StackName("shop"),
        "windows-server-2022",
        false,
        "f",
        List.of(node("#1", "old"), node("#2", "data", "#1")),
        changes,
        3,
        List.of("limits of service api are recorded but not enforced: no writable cgroup"),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Plan empty() {
    return new Plan(
        new StackName("shop"),
        "local",
        false,
        "f",
        List.of(),
        List.of(),
        5,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  @Test
  void a_plan_names_each_field_its_values_and_its_place() {
    Golden.assertMatches("view/plan.txt", new PlanView(Style.PLAIN, 80).text(shop(), false) + "\n");
  }

  @Test
  void verbose_adds_every_step() {
    Golden.assertMatches(
        "view/plan-steps.txt", new PlanView(new Style(false, false), 80).text(shop(), true) + "\n");
  }

  @Test
  void no_line_but_a_step_is_wider_than_the_terminal() {
    assertThat(new PlanView(Style.PLAIN, 60).text(shop(), false).lines())
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(60));
  }

  @Test
  void a_plan_with_nothing_to_do_is_one_sentence() {
    assertThat(new PlanView(Style.PLAIN, 80).text(empty(), true))
        .isEqualTo("shop is as the file says (5 services)");
  }

  @Test
  void markdown_is_a_table_that_opens() {
    Golden.assertMatches("view/plan.md", PlanMarkdown.of(shop()) + "\n");
  }

  @Test
  void graphs_have_an_edge_for_each_dependency() {
    assertThat(PlanGraph.mermaid(shop())).contains("n1 --> n2", "n2[\"remove volume/data\"]");
    assertThat(PlanGraph.dot(shop())).contains("n1 -> n2;", "label=\"remove volume/old\"");
    assertThat(PlanGraph.dot(empty())).isEqualTo("digraph plan {\n  node [shape=box];\n}");
  }
}
