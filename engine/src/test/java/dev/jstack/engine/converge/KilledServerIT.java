package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.simulated.MortalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of the local host that is killed between any two records that it writes. */
class KilledServerIT {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          command: web
          ports: ["8080:80"]
          networks: [front, default]
          depends_on: [api]
        api:
          image: registry.local/api:1
          command: api
          volumes: ["data:C:\\\\data"]
        beside:
          image: registry.local/beside:1
          command: beside
          network_mode: service:web
      networks:
        front: {}
      volumes:
        data: {}
      """;
  private static final String CHANGED =
      STACK.replace("8080:80", "8081:80").replace("api:1", "api:2");

  @TempDir private Path root;
  private Path directory;
  private MortalHost host;

  @BeforeEach
  void anew() throws IOException {
    directory = Files.createTempDirectory(root, "bench");
    host = new MortalHost(Bench.facts(), Bench::usual);
  }

  @Test
  void a_kill_during_up_is_made_good_by_the_next_up() throws IOException {
    for (int writes = 0; killedIn(bench -> bench.up(STACK), writes); writes++) {
      expectConvergence(STACK, writes);
      anew();
    }
  }

  @Test
  void a_kill_during_up_leaves_nothing_that_down_does_not_find() throws IOException {
    for (int writes = 0; killedIn(bench -> bench.up(STACK), writes); writes++) {
      expectEnd(writes);
      anew();
    }
  }

  @Test
  void a_kill_during_a_change_is_made_good_by_the_next_up() throws IOException {
    started().up(STACK);
    for (int writes = 0; killedIn(bench -> bench.up(CHANGED), writes); writes++) {
      expectConvergence(CHANGED, writes);
      anew();
      started().up(STACK);
    }
  }

  @Test
  void a_kill_during_down_is_made_good_by_the_next_down() throws IOException {
    started().up(STACK);
    for (int writes = 0; killedIn(Bench::down, writes); writes++) {
      expectEnd(writes);
      anew();
      started().up(STACK);
    }
  }

  private interface Work {
    void on(Bench bench);
  }

  /** Whether the server was killed before the work was done. */
  private boolean killedIn(Work work, int writes) {
    try {
      work.on(new Bench(directory, host.started(writes)));
      assertThat(writes).as("records that were written").isGreaterThan(8);
      return false;
    } catch (MortalHost.Killed e) {
      return true;
    }
  }

  private Bench started() {
    return new Bench(directory, host.started());
  }

  private void expectConvergence(String stack, int writes) {
    Bench next = started();
    next.up(stack);
    assertThat(PlanText.of(next.plan(stack))).as("after %d records", writes).isEmpty();
    assertThat(next.engine().status(SHOP).running()).isEqualTo(3);
    expectEnd(writes);
  }

  private void expectEnd(int writes) {
    Bench last = started();
    try {
      last.down();
      last.expectNothingLeft();
    } catch (AssertionError e) {
      throw new AssertionError("after " + writes + " records", e);
    }
  }
}
