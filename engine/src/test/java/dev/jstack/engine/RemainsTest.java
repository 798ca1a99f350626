package dev.jstack.engine;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody removes when a stack ends badly: found by owner and name, and removed. */
class RemainsTest {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          ports: ["8080:80"]
        api:
          image: registry.local/api:1
          volumes: ["data:C:\\\\data"]
      volumes:
        data: {}
      """;

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
  }

  private Remains remains() {
    return bench.engine().remains();
  }

  private void collect() {
    for (Plan plan : remains().plans()) {
      Bench.expectDone(bench.apply(bench.engine().planCollect(plan.stack()).plan().orElseThrow()));
    }
  }

  private void endAll() {
    for (String id : bench.snapshot().systems().keySet()) {
      try (HcsSystem system = bench.host().compute().openComputeSystem(id)) {
        system.terminate(Deadline.in(Duration.ofSeconds(5)));
      }
    }
  }

  @Test
  void nothing_is_left_of_stacks_that_run_or_were_stopped_or_went_in_order() {
    assertThat(remains().plans()).isEmpty();
    bench.up(STACK);
    assertThat(remains().plans()).isEmpty();
    Bench.expectDone(
        bench.apply(
            bench
                .engine()
                .planStop(SHOP, dev.jstack.engine.plan.DownOptions.DEFAULT)
                .plan()
                .orElseThrow()));
    assertThat(remains().plans()).isEmpty();
    bench.down();
    assertThat(remains().plans()).isEmpty();
    assertThat(remains().volumes()).isEmpty();
  }

  @Test
  void a_stack_whose_state_is_gone_and_that_does_not_run_goes_with_all_it_had() {
    bench.up(STACK);
    endAll();
    bench.state().forget(SHOP);

    assertThat(remains().plans()).extracting(Plan::stack).containsExactly(SHOP);
    collect();

    assertThat(bench.snapshot().scratches()).isEmpty();
    assertThat(bench.snapshot().stagedFiles()).isEmpty();
    assertThat(bench.snapshot().endpoints()).isEmpty();
    assertThat(bench.snapshot().namespaces()).isEmpty();
    assertThat(bench.snapshot().networks()).isEmpty();
    assertThat(remains().plans()).isEmpty();
  }

  @Test
  void a_volume_that_no_stack_has_is_told_and_stays() {
    bench.up(STACK);
    endAll();
    bench.state().forget(SHOP);
    collect();

    assertThat(remains().volumes()).containsExactly("shop_data");
    assertThat(bench.snapshot().volumes()).containsExactly("shop_data");
  }

  @Test
  void what_runs_is_told_and_never_touched() {
    bench.up(STACK);
    bench.state().forget(SHOP);

    assertThat(remains().plans()).isEmpty();
    assertThat(remains().unknown()).hasSize(2).allMatch(id -> id.startsWith("shop."));
  }

  @Test
  void an_endpoint_of_a_replica_that_is_gone_is_removed_beside_a_stack_that_runs() {
    bench.up(STACK);
    UUID network = bench.snapshot().networks().keySet().iterator().next();
    dev.jstack.engine.address.ResourceAddress leaked =
        dev.jstack.engine.address.ResourceAddress.endpoint("web", 7, "default");
    UUID id = dev.jstack.engine.address.Naming.guid(SHOP, leaked);
    bench
        .host()
        .network()
        .createEndpoint(
            network,
            id,
            """
            {"Name":"shop.web.7@default","Owner":"jstack","HostComputeNetwork":"%s",
             "SchemaVersion":{"Major":2,"Minor":0}}"""
                .formatted(network));

    assertThat(PlanText.of(remains().plans().get(0)))
        .isEqualTo("[] -> #1 remove endpoint/web/7/default, nothing uses it\n");
    collect();

    assertThat(bench.snapshot().endpoints()).hasSize(2).doesNotContainKey(id);
    assertThat(bench.plan(STACK).isEmpty()).isTrue();
  }

  @Test
  void a_shared_network_that_nobody_is_on_is_found_without_any_stack() {
    bench.up(STACK);
    bench.reboot();
    bench.state().forget(SHOP);
    bench.snapshot().scratches();
    bench.up(STACK, "other");
    bench
        .engine()
        .planDown(new StackName("other"), dev.jstack.engine.plan.DownOptions.DEFAULT)
        .plan()
        .ifPresent(plan -> Bench.expectDone(bench.apply(plan)));
    collect();

    assertThat(bench.snapshot().networks()).isEmpty();
  }

  @Test
  void objects_of_others_are_left_alone() {
    bench
        .host()
        .network()
        .createNetwork(
            new UUID(3, 4),
            """
            {"Name":"nat","Type":"NAT","Ipams":[{"Type":"Static","Subnets":[{"IpAddressPrefix":
             "172.30.0.0/24","Routes":[{"NextHop":"172.30.0.1","DestinationPrefix":"0.0.0.0/0"}]}]}],
             "SchemaVersion":{"Major":2,"Minor":0}}""");
    bench
        .host()
        .network()
        .createEndpoint(
            new UUID(3, 4),
            new UUID(5, 6),
            "{\"Name\":\"docker-web\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");

    assertThat(remains().plans()).isEmpty();
  }

  @Test
  void a_credential_guard_of_a_container_that_is_gone_is_removed() {
    String id = "shop.web.1.0123456789ab";
    bench
        .host()
        .compute()
        .modifyServiceSettings(
            """
            {"PropertyType":"ContainerCredentialGuard","Settings":{"Operation":"AddInstance",
             "OperationDetails":{"Id":"%s","CredentialSpec":"{}","Transport":"LRPC"}}}"""
                .formatted(id));

    assertThat(remains().plans()).extracting(Plan::stack).containsExactly(SHOP);
    collect();

    assertThat(remains().plans()).isEmpty();
  }
}
