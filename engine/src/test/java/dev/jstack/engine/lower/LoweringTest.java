package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.ContainerDocument;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.engine.desired.ObservedAddresses.TakenAddress;
import dev.jstack.schema.model.Stack;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoweringTest {
  private static final String TARGET = "windows-server-2022";
  private static final String SHOP =
      """
      name: shop
      services:
        web:
          image: web
          command: web.exe
          environment: {MODE: fast}
          ports: ["8080:80"]
        db:
          image: db
          command: db.exe
      """;

  @Test
  void the_same_stack_gives_the_same_state() {
    assertThat(Stacks.lower(SHOP, TARGET)).isEqualTo(Stacks.lower(SHOP, TARGET));
  }

  @Test
  void a_share_is_told_and_not_made() {
    Stack stack =
        Stacks.of("services: {a: {image: 'r/a:1', volumes: ['\\\\srv\\share\\d:C:\\d']}}");
    LoweringResult result = Lowering.lower(stack, Stacks.on(TARGET));
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .contains(PlanningCode.SHARE.code());
    assertThat(result.state().orElseThrow().containers().get(0).directories()).isEmpty();
  }

  @Test
  void one_changed_variable_is_one_new_container() {
    Map<String, String> before = ids(SHOP);
    Map<String, String> after = ids(SHOP.replace("fast", "slow"));

    assertThat(after.get("web")).isNotEqualTo(before.get("web"));
    assertThat(after.get("db")).isEqualTo(before.get("db"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports: [\"8081:80\"]",
        "ports: []",
        "ports: [\"8080:80\"]\n    restart: always",
        "ports: [\"8080:80\"]\n    mem_limit: 1g\n    cpus: 2",
        "ports: [\"8080:80\"]\n    stop_grace_period: 5m\n    stop_signal: SIGINT",
        "ports: [\"8080:80\"]\n    healthcheck: {test: [CMD, probe.exe]}",
        "ports: [\"8080:80\"]\n    labels: {a: b}",
        "ports: [\"8080:80\"]\n    extra_hosts: [\"a:10.0.0.1\"]",
        "ports: [\"8080:80\"]\n    logging: {options: {max-size: 1m}}",
        "ports: [\"8080-8089:80\"]\n    scale: 2",
      })
  void what_changes_in_place_keeps_the_container(String changed) {
    String after = SHOP.replace("ports: [\"8080:80\"]", changed);

    assertThat(ids(after).get("web")).isEqualTo(ids(SHOP).get("web"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user: ContainerUser",
        "working_dir: C:\\x",
        "hostname: other",
        "tty: true",
        "isolation: hyperv",
        "volumes: [\"C:\\\\a:C:\\\\b\"]",
        "dns: 10.0.0.1",
        "network_mode: none",
        "storage_opt: {size: 40GB}",
        "devices: [\"class/5B45201D-F2F2-4F3B-85BB-30FF1F953599\"]",
      })
  void what_is_fixed_makes_a_new_container(String added) {
    String without = SHOP.replace("    ports: [\"8080:80\"]\n", "");
    String with = without.replace("  db:", "    " + added + "\n  db:");

    assertThat(ids(with).get("web")).isNotEqualTo(ids(without).get("web"));
    assertThat(ids(with).get("db")).isEqualTo(ids(without).get("db"));
  }

  @Test
  void a_new_service_moves_nobody() {
    DesiredState first = Stacks.lower(SHOP, TARGET);
    List<TakenAddress> taken = taken(first);
    String more = SHOP.replace("  web:", "  aaa:\n    image: a\n    command: a\n  web:");
    LoweringContext context =
        Stacks.withObserved(Stacks.on(TARGET), new ObservedAddresses(taken, Map.of(), List.of()));

    DesiredState second = Lowering.lower(Stacks.of(more), context).state().orElseThrow();

    assertThat(taken(second)).containsAll(taken);
    assertThat(second.all(DesiredEndpoint.class)).hasSize(3);
  }

  @Test
  void two_stacks_on_one_host_have_different_addresses() {
    DesiredState shop = Stacks.lower(SHOP, TARGET);
    LoweringContext context =
        Stacks.withObserved(
            Stacks.on(TARGET), new ObservedAddresses(taken(shop), Map.of(), List.of()));

    DesiredState other =
        Lowering.lower(Stacks.of(SHOP.replace("name: shop", "name: other")), context)
            .state()
            .orElseThrow();

    assertThat(addresses(other)).doesNotContainAnyElementsOf(addresses(shop));
    assertThat(other.networks().get(0).ranges()).isNotEqualTo(shop.networks().get(0).ranges());
  }

  @Test
  void a_secret_is_in_no_text_of_the_state() {
    String text =
        SHOP.replace("  db:", "    secrets: [key]\n  db:")
            + "secrets:\n  key: {file: ./topsecret}\n";

    DesiredState state = Stacks.lower(text, TARGET);

    assertThat(state.toString()).doesNotContain("topsecret");
    assertThat(state.containers().get(0).files().get(0).content().reveal())
        .isEqualTo("topsecret".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_mount_and_a_secret_cannot_have_one_place() {
    String text =
        SHOP.replace(
                "  db:", "    secrets: [key]\n    volumes: [\"dat:C:\\\\Run\\\\Secrets\"]\n  db:")
            + "secrets:\n  key: {file: ./one}\nvolumes: {dat: {}}\n";

    assertThat(Lowering.lower(Stacks.of(text), Stacks.on(TARGET)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(PlanningCode.MOUNT_TWICE.code());
  }

  @Test
  void a_changed_secret_is_a_new_container() {
    String text =
        SHOP.replace("  db:", "    secrets: [key]\n  db:") + "secrets:\n  key: {file: ./one}\n";

    assertThat(ids(text.replace("./one", "./two")).get("web")).isNotEqualTo(ids(text).get("web"));
  }

  @Test
  void a_missing_external_network_is_refused_where_one_could_look() {
    String text = SHOP + "networks:\n  default: {external: true, name: lan}\n";
    LoweringContext context = Stacks.withObserved(Stacks.on(TARGET), ObservedAddresses.NONE);

    LoweringResult result = Lowering.lower(Stacks.of(text), context);

    assertThat(result.state()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .contains(PlanningCode.EXTERNAL_NETWORK.code());
  }

  private static List<String> errors(String text, LoweringContext context) {
    return Lowering.lower(Stacks.of(text), context).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .toList();
  }

  @Test
  void an_image_without_a_virtual_machine_is_refused_for_hyperv_and_for_nothing_else() {
    LoweringContext on = Stacks.on(TARGET);
    LoweringContext none =
        new LoweringContext(
            on.facts(),
            on.images(),
            on.files(),
            on.externals(),
            on.credentialSpecs(),
            on.heldPorts(),
            on.neighbours(),
            layers -> Optional.empty(),
            on.observed(),
            on.addressPool(),
            on.assumeExternals());

    assertThat(errors(SHOP, none)).isEmpty();
    assertThat(errors(SHOP.replace("command: db.exe", "isolation: hyperv"), none))
        .containsExactly(
            "image `db` of `db` has no UtilityVM folder in any of its 2 layers: isolation: hyperv"
                + " cannot boot it");
  }

  @Test
  void the_topmost_layer_that_has_a_virtual_machine_is_booted() {
    LoweringContext on = Stacks.on(TARGET);
    LoweringContext topmost =
        new LoweringContext(
            on.facts(),
            on.images(),
            on.files(),
            on.externals(),
            on.credentialSpecs(),
            on.heldPorts(),
            on.neighbours(),
            layers -> Optional.of(layers.get(0)),
            on.observed(),
            on.addressPool(),
            on.assumeExternals());
    String hyperv = SHOP.replace("command: db.exe", "isolation: hyperv");
    DesiredContainer db =
        Lowering.lower(Stacks.of(hyperv), topmost).state().orElseThrow().containers().stream()
            .filter(container -> container.address().name().equals("db"))
            .findFirst()
            .orElseThrow();
    ContainerDocument.Hyperv document = (ContainerDocument.Hyperv) db.document();

    assertThat(document.template().hvRuntime().orElseThrow().imagePath().orElseThrow())
        .isEqualTo(document.template().layers().get(0).path() + "\\UtilityVM");
  }

  @Test
  void a_link_to_a_container_that_is_not_there_says_which_there_are() {
    List<String> others = List.of("data-db-1", "main", "data-queue-1");
    Neighbours neighbours =
        () -> others.stream().map(name -> new Neighbour(List.of(name), Map.of())).toList();
    String text = SHOP.replace("command: web.exe", "external_links: [data-bd-1]");

    assertThat(links(text, neighbours))
        .containsExactly(
            "`web` links to `data-bd-1`: no such container; did you mean `data-db-1`? there is"
                + " `data-db-1`, `data-queue-1`, `main`, `shop-db-1`, `shop-web-1`; start the other"
                + " stack first (jstack up) when it is none of these");
    assertThat(links(text.replace("[data-bd-1]", "[main]"), neighbours))
        .containsExactly(
            "`web` links to `main`, which is on none of its networks; "
                + PlanningCode.NO_COMMON_NETWORK.cure());
  }

  private static List<String> links(String text, Neighbours neighbours) {
    LoweringContext on = Stacks.on(TARGET);
    LoweringContext context =
        new LoweringContext(
            on.facts(),
            on.images(),
            on.files(),
            on.externals(),
            on.credentialSpecs(),
            on.heldPorts(),
            neighbours,
            on.utilityVms(),
            on.observed(),
            on.addressPool(),
            false);
    return Lowering.lower(Stacks.of(text), context).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.message() + "; " + String.join("; ", d.hints()))
        .toList();
  }

  @Test
  void a_network_namespace_is_shared_by_process_isolation_only() {
    String joiner = SHOP.replace("command: db.exe", "network_mode: service:web");
    String owner = joiner.replace("command: web.exe", "isolation: hyperv");
    String named =
        "x-jstack: {namespaces: {pod: {}}}\n"
            + SHOP.replace("command: db.exe", "x-jstack: {namespace: pod}");

    assertThat(errors(joiner, Stacks.on(TARGET))).isEmpty();
    assertThat(errors(named, Stacks.on(TARGET))).isEmpty();
    assertThat(errors(owner, Stacks.on(TARGET)))
        .containsExactly("`web` has hyperv isolation: its network namespace cannot be shared");
    assertThat(errors(named, Stacks.on("windows-11"))) // hyperv is its default
        .contains("`db` has hyperv isolation: its network namespace cannot be shared");
  }

  @Test
  void codes_are_unique_and_say_cause_and_cure() {
    assertThat(PlanningCode.values())
        .allSatisfy(
            code -> {
              assertThat(code.code()).matches("JS3\\d{3}");
              assertThat(code.title()).isNotBlank();
              assertThat(code.cause()).endsWith(".");
              assertThat(code.cure()).endsWith(".");
            })
        .extracting(PlanningCode::code)
        .doesNotHaveDuplicates();
  }

  private static Map<String, String> ids(String text) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (DesiredContainer container : Stacks.lower(text, TARGET).containers()) {
      ids.putIfAbsent(container.id().service().value(), container.id().toString());
    }
    return ids;
  }

  private static List<TakenAddress> taken(DesiredState state) {
    return state.all(DesiredEndpoint.class).stream()
        .map(
            e ->
                new TakenAddress(
                    e.networkId().toString(),
                    e.document().name().orElseThrow(),
                    e.ipAddress().orElseThrow()))
        .toList();
  }

  private static List<String> addresses(DesiredState state) {
    return taken(state).stream().map(TakenAddress::ipAddress).toList();
  }
}
