package dev.jstack.host.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.json.Json;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the strict network says of policies and MAC pools that HNS could make nothing of. */
class StrictPoliciesTest {
  private static final UUID NET = new UUID(1, 1);
  private static final UUID EP = new UUID(2, 1);
  private static final UUID OTHER_EP = new UUID(2, 2);

  private final HcnApi hcn =
      StrictHosts.with(
              StrictHosts.facts(20348, true), new PretendCompute(), LayerVersions.unknown())
          .network();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HCN_E_INVALID_POLICY_TYPE | {'Type':'VLAN','Settings':{'IsolationId':1}}",
        "HCN_E_INVALID_POLICY | {'Type':'SourceMacAddress'}",
        "HCN_E_INVALID_POLICY | {'Type':'SourceMacAddress','Settings':{'SourceMacAddress':'x'}}",
        "HCN_E_INVALID_JSON | {'Type':'SourceMacAddress','Settings':{'SourceMac':'x'}}",
        "HCN_E_INVALID_JSON | {'Type':'NetAdapterName','Settings':{'Name':'Ethernet'}}",
      })
  void a_network_takes_policies_with_their_own_settings(HResult result, String policy) {
    refuses(result, () -> create("NAT", "'Policies':[" + policy + "],", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HCN_E_INVALID_POLICY_TYPE | {'Type':'QOS','Settings':{}}",
        "HCN_E_INVALID_POLICY | {'Type':'VLAN','Settings':{'IsolationId':4095}}",
        "HCN_E_INVALID_POLICY | {'Type':'VLAN','Settings':{'IsolationId':0}}",
        "HCN_E_INVALID_POLICY | {'Type':'VSID','Settings':{'IsolationId':16777216}}",
        "HCN_E_INVALID_JSON | {'Type':'VLAN','Settings':{'VLAN':11}}",
      })
  void a_subnet_takes_a_vlan_and_a_virtual_subnet(HResult result, String policy) {
    refuses(result, () -> create("L2Bridge", "", ",'Policies':[" + policy + "]"));
    create(
        "L2Bridge",
        "",
        ",'Policies':[{'Type':'VLAN','Settings':{'IsolationId':11}},"
            + "{'Type':'VSID','Settings':{'IsolationId':5000}}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HCN_E_INVALID_POLICY | {'Type':'OutBoundNAT','Settings':{'Exceptions':['10.0.0.1/8']}}",
        "HCN_E_INVALID_POLICY | {'Type':'OutBoundNAT','Settings':{'VirtualIP':'here'}}",
        "HCN_E_INVALID_JSON | {'Type':'OutBoundNAT','Settings':{'ExceptionList':['10.0.0.0/8']}}",
        "HCN_E_INVALID_POLICY | {'Type':'QOS','Settings':{'MaximumOutgoingBandwidthInBytes':0}}",
        "HCN_E_INVALID_POLICY_TYPE | {'Type':'VSID','Settings':{'IsolationId':1}}",
      })
  void an_endpoint_takes_a_way_out_and_a_limit_of_what_it_sends(HResult result, String policy) {
    create("L2Bridge", "", "");
    refuses(result, () -> endpoint(EP, policy));
    endpoint(EP, "{'Type':'OutBoundNAT','Settings':{'Exceptions':['10.0.0.0/8','10.1.2.3']}}");
    assertThat(endpoint(EP).policies()).hasSize(1);
  }

  @Test
  void mac_addresses_come_from_the_pool_until_it_is_empty() {
    create(
        "NAT",
        "'MacPool':{'Ranges':[{" + macs("00-15-5D-00-00-FF", "00-15-5D-00-01-00") + "}]},",
        "");
    endpoint(EP, "");
    endpoint(OTHER_EP, "");
    assertThat(endpoint(EP).macAddress()).contains("00-15-5D-00-00-FF");
    assertThat(endpoint(OTHER_EP).macAddress()).contains("00-15-5D-00-01-00");
    refuses(HResult.HCN_E_INVALID_ENDPOINT, () -> endpoint(new UUID(2, 3), ""));

    hcn.deleteEndpoint(EP);
    endpoint(new UUID(2, 3), "");
    assertThat(endpoint(new UUID(2, 3)).macAddress()).contains("00-15-5D-00-00-FF");
  }

  @ParameterizedTest
  @CsvSource({
    "00-15-5D-00-01-00,00-15-5D-00-00-FF",
    "00:15:5D:00:00:00,00:15:5D:00:00:01",
    "01-15-5D-00-00-00,01-15-5D-00-00-01"
  })
  void a_mac_pool_has_ranges_of_adapters(String first, String last) {
    refuses(
        HResult.HCN_E_INVALID_NETWORK,
        () -> create("NAT", "'MacPool':{'Ranges':[{" + macs(first, last) + "}]},", ""));
  }

  @Test
  void a_transparent_network_has_a_subnet_for_its_vlan_alone() {
    String subnet = "{'Policies':[{'Type':'VLAN','Settings':{'IsolationId':12}}]}";
    String ipams = "'Ipams':[{'Type':'Dhcp','Subnets':[" + subnet + "]}],";
    refuses(HResult.HCN_E_INVALID_NETWORK, () -> network("'Type':'L2Bridge'," + ipams));
    network("'Type':'Transparent'," + ipams);
    assertThat(
            Json.DOCUMENT.read(hcn.queryNetwork(NET, ""), HcnNetwork.class).ipams().get(0).type())
        .contains("Dhcp");
    endpoint(EP, "");
    assertThat(endpoint(EP).ipConfigurations()).isEmpty();
  }

  private static void refuses(
      HResult result, org.assertj.core.api.ThrowableAssert.ThrowingCallable c) {
    assertThatThrownBy(c)
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.hresult()).isEqualTo(result.code()));
  }

  private static String macs(String first, String last) {
    return "'StartMacAddress':'" + first + "','EndMacAddress':'" + last + "'";
  }

  private void create(String type, String members, String ofSubnet) {
    network(
        "'Type':'"
            + type
            + "',"
            + members
            + "'Ipams':[{'Type':'Static','Subnets':[{'IpAddressPrefix':'10.213.4.0/24','Routes':"
            + "[{'NextHop':'10.213.4.1','DestinationPrefix':'0.0.0.0/0'}]"
            + ofSubnet
            + "}]}],");
  }

  private void network(String members) {
    hcn.createNetwork(NET, document("'Name':'n'," + members));
  }

  private void endpoint(UUID id, String policies) {
    hcn.createEndpoint(NET, id, document("'Policies':[" + policies + "],"));
  }

  private HcnEndpoint endpoint(UUID id) {
    return Json.DOCUMENT.read(hcn.queryEndpoint(id, ""), HcnEndpoint.class);
  }

  private static String document(String members) {
    return ("{" + members + "'SchemaVersion':{'Major':2,'Minor':0}}").replace('\'', '"');
  }
}
