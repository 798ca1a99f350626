package dev.jstack.runner.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Width;
import dev.jstack.schema.model.StackName;
import dev.jstack.testing.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusViewTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private static Replica replica(String name, State state, ReplicaHealth health, boolean differs) {
    return new Replica(
        name.replaceFirst("-\\d+$", ""),
        1,
        name,
        "shop." + name + ".1.0123456789ab",
        "process",
        Optional.of("host"),
        state,
        health,
        state == State.RUNNING ? Optional.of(4711) : Optional.empty(),
        Optional.of(NOW.minusSeconds(130)),
        Optional.empty(),
        state == State.RESTARTING ? Optional.of(NOW.plusSeconds(8)) : Optional.empty(),
        List.of("10.91.17.1"),
        name.equals("web") ? List.of("8080→80") : List.of(),
        false,
        differs);
  }

  private static final List<Replica> SHOP =
      List.of(
          replica("web", State.RUNNING, ReplicaHealth.of(ReplicaHealth.State.RUNNING), true),
          replica("api-1", State.RUNNING, ReplicaHealth.of(ReplicaHealth.State.HEALTHY), false),
          replica(
              "api-2",
              State.RESTARTING,
              new ReplicaHealth(ReplicaHealth.State.RESTARTING, "exit 1", Optional.of(1L), 3),
              false),
          replica("job", State.EXITED, ReplicaHealth.exited(0), false));

  private static String table(int columns, boolean whole) {
    return new StatusView(Style.PLAIN, columns, NOW).table(SHOP, whole);
  }

  @Test
  void a_table_says_state_health_age_and_ports() {
    Golden.assertMatches("view/ps.txt", table(100, false) + "\n");
  }

  @Test
  void a_row_never_wraps() {
    assertThat(table(60, false).lines())
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(60));
    Golden.assertMatches("view/ps-narrow.txt", table(60, false) + "\n");
  }

  @Test
  void nothing_is_shortened_when_nothing_shall_be() {
    assertThat(table(60, true)).contains("shop.api-2.1.0123456789ab", "10.91.17.1");
  }

  @Test
  void json_carries_its_version_and_every_replica() {
    StackStatus status = new StackStatus(new StackName("shop"), List.of("stack.yaml"), SHOP);
    Golden.assertMatches("view/ps.json", StatusView.json(status, SHOP) + "\n");
  }

  @Test
  void stacks_are_listed_with_what_their_replicas_do() {
    StackStatus shop =
        new StackStatus(new StackName("shop"), List.of("/src/shop/stack.yaml"), SHOP);
    StackStatus bare = new StackStatus(new StackName("bare"), List.of(), List.of());
    assertThat(StacksView.table(List.of(shop, bare), Style.PLAIN, 80))
        .isEqualTo(
            """
            NAME  STATE                              FILES
            shop  2 running, 1 restarting, 1 exited  /src/shop/stack.yaml
            bare  no services""");
  }
}
