package dev.jstack.engine;

import static dev.jstack.engine.Bench.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.converge.Surroundings;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.KeptSurroundings;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT networks, endpoints, namespaces and systems do not survive a restart of Windows. */
class RebootTest {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          ports: ["8080:80"]
          depends_on: [api]
        api:
          image: registry.local/api:1
          deploy: {replicas: 2}
        side:
          image: registry.local/side:1
          network_mode: service:web
        machine:
          image: registry.local/machine:1
          isolation: hyperv
      """;
  private static final String SPEC =
      """
      {"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"Sid":"S-1"},"ActiveDirectoryConfig":
       {"GroupManagedServiceAccounts":[{"Name":"web01","Scope":"corp.example"}]}}""";

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
  }

  private Plan start() {
    return bench.engine().planStart(SHOP, List.of()).plan().orElseThrow();
  }

  @Test
  void start_makes_networks_endpoints_and_namespaces_again_as_they_were() {
    bench.up(STACK);
    HostSnapshot before = bench.snapshot();
    bench.reboot();
    assertThat(bench.snapshot().networks()).isEmpty();

    Bench.expectDone(bench.apply(start()));

    HostSnapshot after = bench.snapshot();
    assertThat(after.networks().keySet()).isEqualTo(before.networks().keySet());
    assertThat(after.namespaces().keySet()).isEqualTo(before.namespaces().keySet());
    assertThat(after.endpoints()).isEqualTo(before.endpoints());
    assertThat(after.systems().keySet()).isEqualTo(before.systems().keySet());
    assertThat(PlanText.of(bench.plan(STACK))).isEmpty();
  }

  @Test
  void a_service_starts_after_the_network_that_it_needs() {
    bench.up(STACK);
    bench.reboot();

    Plan plan = bench.engine().planStart(SHOP, List.of("machine")).plan().orElseThrow();

    assertThat(PlanText.of(plan).lines().map(line -> line.replaceAll(",.*", "")))
        .containsExactly(
            "[] -> #1 create network/(shared)",
            "[#1] -> #2 create endpoint/machine/1/default",
            "[#2] -> #3 start service/machine/1");
  }

  @Test
  void what_a_partial_up_did_not_touch_is_made_again_too() {
    bench.up(STACK);
    PlanOptions onlyWeb =
        new PlanOptions(
            true,
            false,
            PlanOptions.Orphans.TELL,
            true,
            List.of("web"),
            false,
            Optional.empty(),
            List.of());
    Bench.expectDone(bench.apply(bench.plan(STACK, onlyWeb)));
    HostSnapshot before = bench.snapshot();
    bench.reboot();

    Bench.expectDone(bench.apply(start()));

    assertThat(bench.snapshot().endpoints()).isEqualTo(before.endpoints());
  }

  @Test
  void a_watch_can_make_again_what_one_replica_needs() {
    bench.up(STACK);
    HostSnapshot before = bench.snapshot();
    bench.reboot();
    ReplicaRecord web = record("web");

    restore(web);
    restore(web);

    HostSnapshot after = bench.snapshot();
    assertThat(after.endpoints()).hasSize(1);
    assertThat(before.endpoints()).containsAllEntriesOf(after.endpoints());
    assertThat(after.namespaces().values())
        .extracting(namespace -> namespace.endpoints())
        .containsExactly(List.of(after.endpoints().keySet().iterator().next().toString()));
  }

  private void restore(ReplicaRecord replica) {
    Optional<AppliedStack> applied = AppliedStack.read(bench.state().stack(SHOP));
    new Surroundings(bench.host().network())
        .restore(KeptSurroundings.desired(SHOP, applied), replica.container().needs());
  }

  private ReplicaRecord record(String service) {
    return Records.replicas(bench.state().stack(SHOP)).all().values().stream()
        .filter(record -> record.address().name().equals(service))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_gmsa_service_gets_its_credential_guard_again() {
    String gmsa =
        "services:\n  web:\n    image: registry.local/web:1\n    security_opt:\n"
            + "      - 'credentialspec=raw://"
            + SPEC.replace("\n", "")
            + "'\n";
    bench.up(gmsa);
    String id = record("web").systemId();
    bench.reboot();
    bench
        .host()
        .compute()
        .modifyServiceSettings(
            """
            {"PropertyType":"ContainerCredentialGuard","Settings":{"Operation":"RemoveInstance",
             "OperationDetails":{"Id":"%s"}}}"""
                .formatted(id));

    Bench.expectDone(bench.apply(start()));

    String guards =
        bench
            .host()
            .compute()
            .serviceProperties(Json.DOCUMENT.write(PropertyQuery.of("ContainerCredentialGuard")));
    assertThat(guards).contains(id, "web01");
    bench.down();
    assertThat(
            bench
                .host()
                .compute()
                .serviceProperties(
                    Json.DOCUMENT.write(PropertyQuery.of("ContainerCredentialGuard"))))
        .doesNotContain(id);
  }
}
