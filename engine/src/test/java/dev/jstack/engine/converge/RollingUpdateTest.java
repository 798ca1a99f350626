package dev.jstack.engine.converge;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.intercept.NativeFunction;
import dev.jstack.host.record.RecordingHost;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Replicas that are replaced one after the other, over a strict host in memory. */
class RollingUpdateTest {
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
          ports: ["80"]
          healthcheck: {test: ["CMD", "check"]}
          deploy: {replicas: 2, update_config: {order: start-first}}
      """;
  private static final String CHANGED = STACK.replace("api:1", "api:2");
  private static final ResourceAddress FIRST = ResourceAddress.service("api", 1);
  private static final ResourceAddress SECOND = ResourceAddress.service("api", 2);

  private final Bench bench = Bench.temporary();

  @Test
  void start_first_has_the_new_container_up_before_the_old_one_is_asked_to_stop() {
    bench.up(STACK);
    RecordingHost recording = bench.recording();
    Bench.expectDone(bench.apply(bench.plan(CHANGED), recording.host(), false));
    List<String> calls =
        recording.mutatingCalls().stream()
            .filter(
                call ->
                    call.call().function() == NativeFunction.HCS_START_COMPUTE_SYSTEM
                        || call.call().function() == NativeFunction.HCS_SHUT_DOWN_COMPUTE_SYSTEM)
            .map(call -> call.call().function().nativeName() + " " + replica(call.call().object()))
            .toList();
    assertThat(calls)
        .hasSize(4)
        .containsSubsequence(
            "HcsStartComputeSystem shop.api.1",
            "HcsStartComputeSystem shop.api.2",
            "HcsShutDownComputeSystem shop.api.2")
        .containsSubsequence(
            "HcsStartComputeSystem shop.api.1", "HcsShutDownComputeSystem shop.api.1");
    assertThat(PlanText.of(bench.plan(CHANGED))).isEmpty();
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void names_lead_to_the_container_in_use_and_to_no_other() {
    bench.up(STACK);
    Set<String> before = addressesOf("api");
    assertThat(before).isEqualTo(live()).hasSize(2);
    bench.up(CHANGED);
    assertThat(addressesOf("api")).isEqualTo(live()).doesNotContainAnyElementsOf(before);
    bench.up(STACK.replace("api:1", "api:3"));
    assertThat(addressesOf("api")).isEqualTo(live()).hasSize(2);
  }

  @Test
  void a_new_container_that_is_not_healthy_leaves_the_old_one_and_its_names_alone() {
    bench.up(STACK);
    Set<String> before = addressesOf("api");
    bench.watch().say(FIRST, ReplicaHealth.of(ReplicaHealth.State.UNHEALTHY));
    ConvergenceReport report = bench.apply(bench.plan(CHANGED));
    assertThat(Bench.failures(report)).containsExactly("service `api` does not become healthy");
    assertThat(bench.watch().calls()).noneMatch(call -> call.startsWith("stopping"));
    assertThat(addressesOf("api")).isEqualTo(before);
    bench.watch().say(FIRST, ReplicaHealth.of(ReplicaHealth.State.HEALTHY));
    bench.up(CHANGED);
    assertThat(addressesOf("api")).isEqualTo(live()).doesNotContainAnyElementsOf(before);
    assertThat(PlanText.of(bench.plan(CHANGED))).isEmpty();
  }

  @Test
  void continuing_replaces_the_others_and_keeps_the_old_container_of_the_one_that_failed() {
    String goesOn = STACK.replace("start-first", "start-first, failure_action: continue");
    bench.up(goesOn);
    bench.watch().say(FIRST, ReplicaHealth.of(ReplicaHealth.State.UNHEALTHY));
    ConvergenceReport report = bench.apply(bench.plan(goesOn.replace("api:1", "api:2")));
    assertThat(report.isComplete()).isFalse();
    assertThat(bench.watch().calls())
        .contains("stopping " + SECOND)
        .doesNotContain("stopping " + FIRST);
  }

  @Test
  void an_update_of_one_service_alone_tells_the_others_and_tidies_up() {
    bench.up(STACK);
    PlanOptions alone =
        new PlanOptions(
            false,
            false,
            PlanOptions.Orphans.TELL,
            true,
            List.of("api"),
            false,
            Optional.empty(),
            List.of());
    Bench.expectDone(bench.apply(bench.plan(CHANGED, alone)));
    assertThat(addressesOf("api")).isEqualTo(live()).hasSize(2);
    assertThat(PlanText.of(bench.plan(CHANGED))).isEmpty();
  }

  @Test
  void a_change_of_the_order_alone_restarts_nothing_in_either_direction() {
    bench.up(STACK);
    bench.up(CHANGED);
    String stopFirst = CHANGED.replace("start-first", "stop-first");
    assertThat(PlanText.of(bench.plan(stopFirst))).isEmpty();
    bench.up(stopFirst.replace("api:2", "api:3"));
    assertThat(addressesOf("api")).isEqualTo(live()).hasSize(2);
    assertThat(PlanText.of(bench.plan(CHANGED.replace("api:2", "api:3")))).isEmpty();
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void a_fixed_port_moves_from_the_endpoint_of_an_older_container() {
    String one = STACK.replace("replicas: 2, ", "");
    bench.up(one);
    bench.up(one.replace("api:1", "api:2"));
    String port = one.replace("\"80\"", "\"8080:80\"").replace("start-first", "stop-first");
    bench.up(port.replace("api:1", "api:2"));
    bench.up(port.replace("api:1", "api:3"));
    String back = port.replace("stop-first", "stop-first, failure_action: rollback, monitor: 1ms");
    bench.up(back.replace("api:1", "api:4"));
    assertThat(PlanText.of(bench.plan(back.replace("api:1", "api:4")))).isEmpty();
    bench.down();
    bench.expectNothingLeft();
  }

  @Test
  void losing_the_state_directory_after_an_update_recreates_nothing() {
    bench.up(STACK);
    bench.up(CHANGED);
    bench.state().forget(SHOP);
    assertThat(bench.plan(CHANGED).nodes())
        .allSatisfy(node -> assertThat(node.verb().word()).isEqualTo("update"));
    bench.up(CHANGED);
    bench.down();
    bench.expectNothingLeft();
  }

  private static String replica(String systemId) {
    return systemId.substring(0, systemId.lastIndexOf('.'));
  }

  /** Where the hosts files of all that run lead {@code name}: all must agree. */
  private Set<String> addressesOf(String name) {
    Set<Set<String>> told = new LinkedHashSet<>();
    for (ReplicaRecord record : Records.replicas(bench.state().stack(SHOP)).all().values()) {
      Set<String> addresses = new TreeSet<>();
      record.hosts().peers().stream()
          .filter(line -> line.names().contains(name))
          .map(HostsBlock.Line::ipAddress)
          .forEach(addresses::add);
      if (!record.address().name().equals("api")) {
        told.add(addresses);
      }
    }
    assertThat(told).hasSize(1);
    return told.iterator().next();
  }

  /** Addresses of the endpoints that the api has. */
  private Set<String> live() {
    HostSnapshot now = bench.snapshot();
    Set<String> addresses = new TreeSet<>();
    now.endpoints().values().stream()
        .filter(endpoint -> endpoint.name().orElse("").startsWith("shop.api."))
        .flatMap(endpoint -> endpoint.ipConfigurations().stream())
        .map(HcnEndpoint.IpConfiguration::ipAddress)
        .forEach(addresses::add);
    return addresses;
  }
}
