package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import dev.jstack.host.document.hcs.SchemaVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks, addresses and ports of single services. */
class NetworkLoweringTest {
  private static final String TARGET = "windows-server-2022";
  private static final String ID = "3f0d6a52-7a4e-5c1b-9a57-0b6f2b0f6c11";
  private static final String BRIDGE =
      "networks: {n: {driver: l2bridge, ipam: {config: [{subnet: 192.168.7.0/24}]}}}";

  private static String service(String more) {
    return "name: shop\nservices: {web: {image: web, command: web, " + more + "}}\n";
  }

  private static List<String> codes(LoweringResult result) {
    return result.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static List<Integer> ports(DesiredState state) {
    return state.all(DesiredEndpoint.class).stream()
        .flatMap(endpoint -> endpoint.ports().stream())
        .flatMap((PortMapping port) -> port.externalPort().stream())
        .toList();
  }

  private static LoweringContext with(HeldPorts held, ObservedAddresses observed) {
    LoweringContext base = Stacks.on(TARGET);
    return new LoweringContext(
        base.facts(),
        base.images(),
        base.files(),
        base.externals(),
        base.credentialSpecs(),
        held,
        base.neighbours(),
        base.utilityVms(),
        observed,
        base.addressPool(),
        false);
  }

  private static ObservedAddresses there(String name) {
    HcnNetwork network =
        new HcnNetwork(
            Optional.of(ID),
            Optional.of(name),
            Optional.empty(),
            Optional.of("L2Bridge"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new HcnNetwork.Ipam(
                    Optional.empty(),
                    List.of(HcnNetwork.Subnet.of("192.168.9.0/24", "192.168.9.1")))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(SchemaVersion.HCN));
    return new ObservedAddresses(List.of(), Map.of(name, network), List.of());
  }

  @Test
  void of_a_range_of_ports_the_first_free_one_is_taken() {
    Set<Integer> taken = Set.of(8080, 8081);
    HeldPorts held = port -> port.published().filter(taken::contains).map(number -> "a program");
    LoweringResult result =
        Lowering.lower(
            Stacks.of(service("ports: ['8080-8085:80'], scale: 2")),
            with(held, ObservedAddresses.NONE));
    assertThat(ports(result.state().orElseThrow())).containsExactly(8082, 8083);

    LoweringResult none =
        Lowering.lower(
            Stacks.of(service("ports: ['8080-8081:80']")), with(held, ObservedAddresses.NONE));
    assertThat(codes(none)).contains(PlanningCode.PORT_REPLICAS.code());
  }

  @Test
  void an_open_port_on_a_bridge_is_chosen_here_and_stays() {
    String text = service("ports: ['80', '81'], networks: [n]") + BRIDGE;
    List<Integer> chosen = ports(Stacks.lower(text, TARGET));
    assertThat(chosen).hasSize(2).doesNotHaveDuplicates().allMatch(port -> port >= 60000);
    String more =
        text.replace("{web:", "{api: {image: a, command: a, ports: ['80'], networks: [n]}, web:");
    assertThat(ports(Stacks.lower(more, TARGET))).containsAll(chosen);
    assertThat(ports(Stacks.lower(service("ports: ['80']"), TARGET))).isEmpty();
  }

  @Test
  void ports_of_a_transparent_network_are_ignored_and_of_an_internal_one_refused() {
    LoweringResult transparent =
        Lowering.lower(
            Stacks.of(
                service("ports: ['80:80'], networks: [n]")
                    + "networks: {n: {driver: transparent}}"),
            Stacks.on(TARGET));
    assertThat(ports(transparent.state().orElseThrow())).isEmpty();
    assertThat(transparent.diagnostics())
        .anySatisfy(d -> assertThat(d.message()).contains("their own address on the LAN"));

    LoweringResult internal =
        Lowering.lower(
            Stacks.of(
                service("ports: ['80:80'], networks: [n]") + "networks: {n: {internal: true}}"),
            Stacks.on(TARGET));
    assertThat(internal.state()).isEmpty();
    assertThat(codes(internal)).contains(PlanningCode.PORT_WITHOUT_NETWORK.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scale: 2, networks: {n: {mac_address: '00:15:5d:00:00:01'}}",
        "networks: {n: {mac_address: '01:15:5d:00:00:01'}}",
        "scale: 2, networks: {n: {ipv4_address: 192.168.7.9}}",
        "networks: {n: {ipv4_address: 192.168.7.1}}",
      })
  void a_fixed_address_is_of_one_adapter_and_for_one_replica(String more) {
    LoweringResult result = Lowering.lower(Stacks.of(service(more) + BRIDGE), Stacks.on(TARGET));
    assertThat(codes(result)).contains(PlanningCode.ADDRESS.code());
  }

  @Test
  void a_fixed_address_may_lie_beside_the_part_that_others_come_from() {
    String text =
        "name: shop\nservices: {web: {image: web, command: web, networks: {n: {ipv4_address:"
            + " 192.168.7.9}}}, api: {image: a, command: a, networks: [n]}}\n"
            + BRIDGE.replace("7.0/24}", "7.0/24, ip_range: 192.168.7.128/25}");
    assertThat(Stacks.lower(text, TARGET).all(DesiredEndpoint.class))
        .extracting(endpoint -> endpoint.ipAddress().orElseThrow())
        .containsExactlyInAnyOrder("192.168.7.9", "192.168.7.128");
  }

  @Test
  void ports_of_a_bridge_are_reached_from_the_host_itself() {
    String text = service("ports: ['80:80'], networks: [n]");
    assertThat(flags(text + BRIDGE)).containsExactly(1);
    assertThat(flags(text + "networks: {n: {driver: nat}}")).isEmpty();
  }

  private static List<Integer> flags(String text) {
    return Stacks.lower(text, TARGET).all(DesiredEndpoint.class).stream()
        .flatMap(endpoint -> endpoint.ports().stream())
        .flatMap((PortMapping port) -> port.flags().stream())
        .toList();
  }

  @Test
  void a_fixed_address_needs_a_subnet() {
    LoweringResult result =
        Lowering.lower(
            Stacks.of(
                service("networks: {n: {ipv4_address: 10.1.2.3}}")
                    + "networks: {n: {driver: transparent}}"),
            Stacks.on(TARGET));
    assertThat(codes(result)).contains(PlanningCode.ADDRESS.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "networks: [n] | n: {external: true, name: Lan}",
        "networks: [n] | n: {external: true, name: " + ID + "}",
        "networks: [n] | n: {driver_opts: {com.docker.network.windowsshim.hnsid: '{" + ID + "}'}}",
        "network_mode: lan | n: {}",
      })
  void networks_of_the_host_are_found_by_name_and_by_id(String service, String network) {
    LoweringResult result =
        Lowering.lower(
            Stacks.of(service(service + ", scale: 2") + "networks: {" + network + "}"),
            with(HeldPorts.NONE, there("Lan")));
    DesiredState state = result.state().orElseThrow();
    DesiredNetwork used =
        state.all(DesiredNetwork.class).stream()
            .filter(n -> n.id().toString().equals(ID))
            .findFirst()
            .orElseThrow();
    assertThat(used.isExternal()).isTrue();
    assertThat(state.all(DesiredEndpoint.class))
        .extracting(endpoint -> endpoint.ipAddress().orElseThrow())
        .containsExactly("192.168.9.2", "192.168.9.3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "networks: [n] | n: {external: true, name: other}",
        "networks: [n] | n: {driver_opts: {com.docker.network.windowsshim.hnsid: " + ID + "}}",
        "network_mode: other | n: {}",
      })
  void networks_that_the_host_has_not_are_refused(String service, String network) {
    LoweringResult result =
        Lowering.lower(
            Stacks.of(service(service) + "networks: {" + network + "}"),
            with(HeldPorts.NONE, ObservedAddresses.NONE));
    assertThat(codes(result)).contains(PlanningCode.EXTERNAL_NETWORK.code());
  }

  @Test
  void the_local_host_has_bridges_for_all_and_says_so() {
    String options =
        "driver_opts: {com.docker.network.windowsshim.vlanid: '11',"
            + " com.docker.network.windowsshim.macpool: '00-15-5D-00-00-00,00-15-5D-00-00-FF'}";
    LoweringResult result =
        Lowering.lower(
            Stacks.of(
                service("networks: [n]").replace("image: web", "image: host")
                    + "networks: {n: {driver: transparent, "
                    + options
                    + "}}"),
            LocalTargetTest.local("linux"));
    HcnNetwork document =
        result.state().orElseThrow().all(DesiredNetwork.class).get(0).document().orElseThrow();
    assertThat(document.type()).contains(HcnNetwork.NAT);
    assertThat(document.macPool()).isPresent();
    assertThat(document.subnets().get(0).policies()).isEmpty();
    assertThat(codes(result))
        .contains(PlanningCode.NETWORK_DRIVER.code(), PlanningCode.IDLE_OPTION.code());
  }
}
