package dev.jstack.engine.converge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks and endpoints that HCN cannot change in place. */
class NetworkChangeTest {
  private static final String STACK =
      """
      services:
        web: {image: web, command: web, scale: 2, networks: [lan, default]}
        db:
          image: db
          command: db
          networks: {lan: {mac_address: 00-15-5D-00-00-01}}
      networks:
        lan:
          driver: l2bridge
          driver_opts: {com.docker.network.windowsshim.networkname: ShopLan}
          ipam: {config: [{subnet: 192.168.7.0/24}]}
      """;

  @TempDir Path directory;
  private Bench bench;

  @BeforeEach
  void aHost() {
    bench = new Bench(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "192.168.7.0/24 | 192.168.8.0/24",
        "ShopLan | Shop",
        "ShopLan | ShopLan, com.docker.network.windowsshim.vlanid: '11'",
        "ShopLan | ShopLan, com.docker.network.windowsshim.dnsservers: 10.0.0.53",
        "ShopLan | ShopLan, com.docker.network.windowsshim.enable_outboundnat: 'true'",
        "driver: l2bridge | driver: internal",
        "00-15-5D-00-00-01 | 00-15-5D-00-00-02",
      })
  void what_the_file_asks_for_now_is_there_afterwards(String before, String after) {
    bench.up(STACK);
    String changed = STACK.replace(before, after);

    bench.up(changed);

    Bench fresh = new Bench(directory.resolve("fresh"));
    fresh.up(changed);
    assertThat(networks(bench)).containsExactlyInAnyOrderElementsOf(networks(fresh));
    assertThat(endpoints(bench)).containsExactlyInAnyOrderElementsOf(endpoints(fresh));
    assertThat(PlanText.of(bench.plan(changed))).isEmpty();
  }

  @Test
  void an_endpoint_that_is_made_anew_comes_back_into_its_namespace() {
    bench.up(STACK);
    bench.up(STACK.replace("00-15-5D-00-00-01", "00-15-5D-00-00-02"));

    List<String> attached =
        ids(bench.host().network().enumerateNamespaces("")).stream()
            .map(id -> bench.host().network().queryNamespace(id, ""))
            .flatMap(text -> Json.DOCUMENT.read(text, HcnNamespace.class).endpoints().stream())
            .toList();
    assertThat(attached).hasSize(5);
  }

  @Test
  void no_container_runs_beside_its_new_one_while_their_network_is_made_anew() {
    String first = STACK.replace("scale: 2", "deploy: {update_config: {order: start-first}}");
    bench.up(first);
    bench.up(first.replace("command: web", "command: other").replace("168.7.0", "168.8.0"));

    assertThat(networks(bench)).anyMatch(text -> text.contains("192.168.8.0/24"));
    assertThat(endpoints(bench)).noneMatch(text -> text.contains("192.168.7."));
  }

  @Test
  void down_finds_a_network_that_the_file_gave_a_name() {
    bench.up(STACK);
    assertThat(networks(bench)).anyMatch(text -> text.contains("ShopLan"));
    bench.down();
    assertThat(networks(bench)).isEmpty();
  }

  private static List<String> networks(Bench bench) {
    return ids(bench.host().network().enumerateNetworks("")).stream()
        .map(id -> bench.host().network().queryNetwork(id, ""))
        .map(text -> Json.DOCUMENT.write(Json.DOCUMENT.read(text, HcnNetwork.class)))
        .toList();
  }

  private static List<String> endpoints(Bench bench) {
    return ids(bench.host().network().enumerateEndpoints("")).stream()
        .map(id -> bench.host().network().queryEndpoint(id, ""))
        .map(text -> Json.DOCUMENT.write(Json.DOCUMENT.read(text, HcnEndpoint.class)))
        .toList();
  }

  private static List<UUID> ids(String answer) {
    return ((List<?>) Json.tree(answer))
        .stream().map(id -> UUID.fromString(String.valueOf(id))).toList();
  }
}
