package dev.jstack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.HostsBlock.Line;
import dev.jstack.engine.plan.DownOptions;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.engine.state.Records;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of other stacks under names of one's own. */
class ExternalLinksTest {
  private static final StackName DATA = new StackName("data");
  private static final String DB =
      """
      services:
        db:
          image: registry.local/db:1
          command: db
          container_name: main-database
        queue:
          image: registry.local/queue:1
          command: queue
          deploy: {replicas: 2}
      """;
  private static final String WEB =
      """
      services:
        web:
          image: registry.local/web:1
          command: web
          external_links: ["%s"]
      """;

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
  }

  private List<Diagnostic> findings(String text) {
    return bench.engine().plan(bench.stack(text), PlanOptions.DEFAULT).diagnostics();
  }

  private List<String> errors(String text) {
    return findings(text).stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code() + " " + d.message())
        .toList();
  }

  /** The address that the hosts file of web has for {@code name}. */
  private List<String> addresses(String name) {
    return Records.replicas(bench.state().stack(Bench.SHOP)).all().values().stream()
        .flatMap(record -> record.hosts().own().stream())
        .filter(line -> line.names().contains(name))
        .map(Line::ipAddress)
        .toList();
  }

  private String addressOf(String replica) {
    return bench.engine().status(DATA).replicas().stream()
        .filter(one -> one.name().equals(replica))
        .findFirst()
        .orElseThrow()
        .addresses()
        .get(0);
  }

  private String idOf(String replica) {
    return bench.engine().status(DATA).replicas().stream()
        .filter(one -> one.name().equals(replica))
        .findFirst()
        .orElseThrow()
        .systemId();
  }

  @Test
  void a_container_is_found_by_each_of_its_names() {
    bench.up(DB, "data");
    for (String name :
        List.of("main-database", "data-db-1", "data_db_1", "data.db.1", idOf("db"))) {
      bench.up(WEB.formatted(name + ":store"));
      assertThat(addresses("store")).as(name).containsExactly(addressOf("db"));
    }
    bench.up(WEB.formatted("data-queue-2"));
    assertThat(addresses("data-queue-2")).containsExactly(addressOf("queue-2"));
    assertThat(bench.plan(WEB.formatted("data-queue-2")).isEmpty()).isTrue();
  }

  @Test
  void a_plan_without_the_host_takes_the_container_to_be_there() {
    assertThat(findings(WEB.formatted("data-db-1")))
        .extracting(Diagnostic::message)
        .containsExactly("container `data-db-1` is taken to be there, at an address not known yet");
  }

  @Test
  void both_must_be_on_one_network_of_the_host() {
    bench.up(
        DB
            + """
              networks:
                default:
                  ipam: {config: [{subnet: 10.7.0.0/24}]}
              """,
        "data");
    assertThat(errors(WEB.formatted("data-db-1:store")))
        .containsExactly("JS3042 `web` links to `data-db-1`, which is on none of its networks");
    assertThat(errors(WEB.formatted("data-db-1:store") + "    network_mode: none\n"))
        .containsExactly("JS3042 `web` links to `data-db-1`, which is on none of its networks");
  }

  @Test
  void a_container_that_is_made_anew_keeps_its_address() {
    bench.up(DB, "data");
    bench.up(WEB.formatted("data-db-1:store"));
    bench.up(DB.replace("db:1", "db:2"), "data");
    assertThat(bench.plan(WEB.formatted("data-db-1:store")).isEmpty()).isTrue();
  }

  @Test
  void an_address_that_changed_is_told_to_the_running_container() {
    bench.up(DB, "data");
    bench.up(WEB.formatted("data-db-1:store"));
    String before = addressOf("db");
    Bench.expectDone(
        bench.apply(bench.engine().planDown(DATA, DownOptions.DEFAULT).plan().orElseThrow()));
    bench.up(DB.replace("db:", "adb:").replace("queue:", "db:"), "data");
    assertThat(addressOf("db-1")).isNotEqualTo(before);

    assertThat(PlanText.of(bench.plan(WEB.formatted("data-db-1:store"))))
        .contains("update service/web/1, its peers changed");
    bench.up(WEB.formatted("data-db-1:store"));
    assertThat(addresses("store")).containsExactly(addressOf("db-1"));
  }

  @Test
  void a_container_of_the_stack_itself_is_found_before_it_is_there() {
    bench.up(
        WEB.formatted("shop-db-2:store")
            + """
              db:
                image: registry.local/db:1
                command: db
                deploy: {replicas: 2}
            """);
    assertThat(addresses("store"))
        .containsExactly(
            bench.engine().status(Bench.SHOP).replicas().stream()
                .filter(one -> one.name().equals("db-2"))
                .findFirst()
                .orElseThrow()
                .addresses()
                .get(0));
  }

  @Test
  void an_alias_that_no_hosts_file_can_hold_is_an_error() {
    bench.up(DB, "data");
    assertThat(errors(WEB.formatted("data-db-1:my store")))
        .containsExactly("JS3090 `web` links to `data-db-1` as `my store`, which is no host name");
  }
}
