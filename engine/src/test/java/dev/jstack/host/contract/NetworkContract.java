package dev.jstack.host.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.HcnVersion;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every host's network does and refuses; stays on the seam. */
public abstract class NetworkContract {
  private static final UUID NET = new UUID(1, 1);
  private static final UUID OTHER_NET = new UUID(1, 2);
  private static final UUID EP = new UUID(2, 1);
  private static final UUID OTHER_EP = new UUID(2, 2);
  private static final UUID NS = new UUID(3, 1);

  /** A host without networks. */
  protected abstract HcnApi hcn();

  /** A host port that nothing listens on. */
  protected abstract int freePort();

  static void refuses(HResult result, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HostException.class,
            e -> assertThat(HexCode.of(e.hresult())).isEqualTo(HexCode.of(result.code())));
  }

  private void givenNetwork() {
    hcn().createNetwork(NET, Given.network("one", "10.213.4.0/24", "10.213.4.1"));
  }

  private HcnEndpoint endpoint(UUID id) {
    return Json.DOCUMENT.read(hcn().queryEndpoint(id, ""), HcnEndpoint.class);
  }

  private HcnNamespace namespace() {
    return Json.DOCUMENT.read(hcn().queryNamespace(NS, ""), HcnNamespace.class);
  }

  private static String attach(UUID endpoint) {
    return Json.DOCUMENT.write(HcnModifyRequest.attach(endpoint.toString()));
  }

  @Test
  void a_version_is_two_numbers() {
    assertThat(Json.DOCUMENT.read(hcn().version(), HcnVersion.class).major()).isPositive();
  }

  @Test
  void a_nat_network_comes_back_without_its_type_and_with_its_gateway() {
    givenNetwork();
    HcnNetwork network = Json.DOCUMENT.read(hcn().queryNetwork(NET, ""), HcnNetwork.class);
    assertThat(network.type()).isEmpty();
    assertThat(network.id()).contains(NET.toString());
    assertThat(network.subnets().get(0).routes().get(0).nextHop()).contains("10.213.4.1");
    assertThat(hcn().enumerateNetworks("")).isEqualTo("[\"" + NET + "\"]");
  }

  @Test
  void unknown_members_and_bad_forms_are_refused_as_json() {
    refuses(
        HResult.HCN_E_INVALID_JSON,
        () ->
            hcn()
                .createNetwork(
                    NET, "{\"Nmae\":\"x\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}"));
    refuses(HResult.HCN_E_INVALID_JSON, () -> hcn().createNetwork(NET, "{"));
    refuses(HResult.HCN_E_INVALID_JSON, () -> hcn().createNetwork(NET, "{\"Name\":\"x\"}"));
    refuses(
        HResult.HCN_E_INVALID_JSON, () -> hcn().enumerateNetworks("{\"Filter\":{\"Name\":\"x\"}}"));
    assertThat(hcn().enumerateNetworks("{\"Filter\":\"{\\\"Name\\\":\\\"x\\\"}\"}"))
        .isEqualTo("[]");
  }

  @Test
  void names_and_ids_of_networks_are_unique() {
    givenNetwork();
    refuses(
        HResult.HCN_E_NETWORK_ALREADY_EXISTS,
        () -> hcn().createNetwork(NET, Given.network("two", "10.213.5.0/24", "10.213.5.1")));
    refuses(
        HResult.HCN_E_NETWORK_ALREADY_EXISTS,
        () -> hcn().createNetwork(OTHER_NET, Given.network("one", "10.213.5.0/24", "10.213.5.1")));
  }

  @Test
  void prefixes_must_be_ranges_with_room_and_a_gateway_inside_and_may_not_overlap() {
    givenNetwork();
    refuses(HResult.HCN_E_INVALID_NETWORK, () -> other("10.213.5.7/24", "10.213.5.1"));
    refuses(HResult.HCN_E_INVALID_PREFIX, () -> other("10.213.5.0/31", "10.213.5.1"));
    refuses(HResult.HCN_E_INVALID_SUBNET, () -> other("10.213.5.0/24", "10.213.6.1"));
    refuses(HResult.HCN_E_INVALID_SUBNET, () -> other("10.213.5.0/24", ""));
    refuses(HResult.HCN_E_INVALID_NETWORK, () -> other("fd00::/64", "fd00::1"));
    refuses(HResult.ERROR_INVALID_PARAMETER, () -> other("10.213.0.0/16", "10.213.0.1"));
  }

  private void other(String prefix, String gateway) {
    hcn().createNetwork(OTHER_NET, Given.network("two", prefix, gateway));
  }

  @Test
  void types_and_policies_must_be_known() {
    refuses(HResult.HCN_E_INVALID_NETWORK_TYPE, () -> typed("Nat", ""));
    refuses(
        HResult.HCN_E_INVALID_POLICY_TYPE, () -> typed("NAT", ",\"Policies\":[{\"Type\":\"X\"}]"));
    refuses(HResult.HCN_E_SUBNET_NOT_FOUND, () -> typed("L2Bridge", ""));
    refuses(HResult.HCN_E_REQUEST_UNSUPPORTED, () -> typed("NAT", ",\"Flags\":2"));
  }

  private void typed(String type, String more) {
    hcn()
        .createNetwork(
            NET,
            "{\"Name\":\"n\",\"Type\":\""
                + type
                + "\""
                + more
                + ",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
  }

  @Test
  void an_endpoint_gets_the_lowest_free_address_and_a_mac_of_microsofts() {
    givenNetwork();
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.empty()));
    hcn().createEndpoint(NET, OTHER_EP, Given.endpoint("b", Optional.empty()));
    assertThat(endpoint(EP).ipConfigurations().get(0).ipAddress()).isEqualTo("10.213.4.2");
    assertThat(endpoint(OTHER_EP).ipConfigurations().get(0).ipAddress()).isEqualTo("10.213.4.3");
    assertThat(endpoint(EP).macAddress().orElseThrow()).startsWith("00-15-5D-");
  }

  @Test
  void addresses_must_be_free_inside_and_not_reserved() {
    givenNetwork();
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.of("10.213.4.9")));
    refuses(HResult.HCN_E_INVALID_IP, () -> address("10.213.4.9"));
    refuses(HResult.HCN_E_INVALID_IP, () -> address("10.213.9.9"));
    refuses(HResult.HCN_E_INVALID_IP, () -> address("10.213.4"));
    refuses(HResult.HCN_E_ADDR_INVALID_OR_RESERVED, () -> address("10.213.4.1"));
    refuses(HResult.HCN_E_ADDR_INVALID_OR_RESERVED, () -> address("10.213.4.0"));
    refuses(HResult.HCN_E_ADDR_INVALID_OR_RESERVED, () -> address("10.213.4.255"));
    hcn().deleteEndpoint(EP);
    address("10.213.4.9");
  }

  private void address(String text) {
    hcn().createEndpoint(NET, OTHER_EP, Given.endpoint("b", Optional.of(text)));
  }

  @Test
  void a_namespace_is_read_only_in_an_endpoint_and_macs_have_dashes() {
    givenNetwork();
    String version = ",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}";
    refuses(
        HResult.HCN_E_INVALID_ENDPOINT,
        () -> hcn().createEndpoint(NET, EP, "{\"HostComputeNamespace\":\"" + NS + "\"" + version));
    refuses(
        HResult.HCN_E_INVALID_ENDPOINT,
        () -> hcn().createEndpoint(NET, EP, "{\"MacAddress\":\"00:15:5D:00:00:01\"" + version));
    refuses(
        HResult.HCN_E_NETWORK_NOT_FOUND,
        () -> hcn().createEndpoint(OTHER_NET, EP, Given.endpoint("a", Optional.empty())));
  }

  @Test
  void a_host_port_belongs_to_one_endpoint() {
    givenNetwork();
    int port = freePort();
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.empty(), Given.port(port, 80)));
    refuses(
        HResult.HCN_E_PORT_ALREADY_EXISTS,
        () ->
            hcn()
                .createEndpoint(
                    NET, OTHER_EP, Given.endpoint("b", Optional.empty(), Given.port(port, 80))));
    hcn().deleteEndpoint(EP);
    hcn()
        .createEndpoint(NET, OTHER_EP, Given.endpoint("b", Optional.empty(), Given.port(port, 80)));
  }

  @Test
  void ports_come_and_go_by_modify_and_hns_chooses_those_left_open() {
    givenNetwork();
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.empty()));
    Policy dynamic = Policy.of(Policy.PortMapping.of(6, 80, Optional.empty()));
    hcn().modifyEndpoint(EP, Json.DOCUMENT.write(HcnModifyRequest.addPolicies(List.of(dynamic))));
    List<Policy.PortMapping> mappings = endpoint(EP).portMappings();
    assertThat(mappings).hasSize(1);
    assertThat(mappings.get(0).externalPort().orElseThrow()).isGreaterThan(1023);
    hcn()
        .modifyEndpoint(
            EP,
            Json.DOCUMENT.write(
                HcnModifyRequest.removePolicies(List.of(Policy.of(mappings.get(0))))));
    assertThat(endpoint(EP).portMappings()).isEmpty();
  }

  @Test
  void port_mappings_need_an_inner_port_and_tcp_or_udp() {
    givenNetwork();
    refuses(HResult.HCN_E_INVALID_INTERNAL_PORT, () -> mapped(6, 0));
    refuses(HResult.HCN_E_INVALID_POLICY, () -> mapped(1, 80));
  }

  private void mapped(int protocol, int internal) {
    Policy policy = Policy.of(Policy.PortMapping.of(protocol, internal, Optional.empty()));
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.empty(), policy));
  }

  @Test
  void endpoints_are_in_one_namespace_at_a_time() {
    givenNetwork();
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.empty()));
    hcn().createNamespace(NS, Given.namespace(NS));
    hcn().modifyNamespace(NS, attach(EP));
    assertThat(namespace().endpoints()).containsExactly(EP.toString());
    assertThat(endpoint(EP).hostComputeNamespace()).contains(NS.toString());
    refuses(
        HResult.HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS,
        () -> hcn().modifyNamespace(NS, attach(EP)));
    refuses(HResult.HCN_E_ENDPOINT_NOT_FOUND, () -> hcn().modifyNamespace(NS, attach(OTHER_EP)));
  }

  @Test
  void a_network_with_attached_endpoints_stays_and_one_without_takes_them_along() {
    givenNetwork();
    hcn().createEndpoint(NET, EP, Given.endpoint("a", Optional.empty()));
    hcn().createNamespace(NS, Given.namespace(NS));
    hcn().modifyNamespace(NS, attach(EP));
    refuses(HResult.HCN_E_ENTITY_HAS_REFERENCES, () -> hcn().deleteNetwork(NET));
    hcn().deleteNamespace(NS);
    assertThat(endpoint(EP).hostComputeNamespace()).isEmpty();
    hcn().deleteNetwork(NET);
    refuses(HResult.HCN_E_ENDPOINT_NOT_FOUND, () -> hcn().queryEndpoint(EP, ""));
    refuses(HResult.HCN_E_NETWORK_NOT_FOUND, () -> hcn().deleteNetwork(NET));
  }

  @Test
  void namespaces_say_element_not_found_and_take_endpoints_only() {
    refuses(HResult.ERROR_NOT_FOUND, () -> hcn().queryNamespace(NS, ""));
    hcn().createNamespace(NS, Given.namespace(NS));
    refuses(
        HResult.HCN_E_REQUEST_UNSUPPORTED,
        () ->
            hcn()
                .modifyNamespace(
                    NS,
                    "{\"ResourceType\":\"Container\",\"RequestType\":\"Add\","
                        + "\"Settings\":{\"ContainerId\":\"x\"}}"));
    refuses(
        HResult.HCN_E_GUID_CONVERSION_FAILURE,
        () ->
            hcn()
                .modifyNamespace(
                    NS,
                    "{\"ResourceType\":\"Endpoint\",\"RequestType\":\"Add\","
                        + "\"Settings\":{\"EndpointId\":\"x\"}}"));
    hcn().deleteNamespace(NS);
  }
}
