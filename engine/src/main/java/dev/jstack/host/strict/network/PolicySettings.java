package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.Policy;
import java.util.List;
import java.util.Set;

/**
 * What policies of networks, subnets and endpoints are called and what their settings hold. Names
 * are those of the schema and of hcsshim (hcn/hcnpolicy.go); settings are read strictly where
 * jstack sends them. HNS documents no ranges: numbers are refused that cannot be on a wire.
 */
final class PolicySettings {
  private static final Set<String> OF_NETWORKS =
      Set.of(
          "NetAdapterName",
          "SourceMacAddress",
          "InterfaceConstraint",
          "VSwitchExtension",
          "ProviderAddress",
          "DrMacAddress",
          "AutomaticDNS",
          "RemoteSubnetRoute",
          "VxlanPort",
          "HostRoute",
          "SetPolicy",
          "L4Proxy",
          "LayerConstraint",
          "NetworkACL",
          "NeighborDiscovery");
  private static final Set<String> OF_SUBNETS = Set.of("VLAN", "VSID");
  private static final Set<String> OF_ENDPOINTS =
      Set.of(
          "PortMapping",
          "OutBoundNAT",
          "ACL",
          "TierAcl",
          "QOS",
          "L4Proxy",
          "L4WFPPROXY",
          "SDNRoute",
          "ProviderAddress",
          "PortName",
          "EncapOverhead",
          "InterfaceConstraint",
          "VLAN",
          "InterfaceParameters",
          "Iov",
          "Encryption",
          "Firewall",
          "L2Driver");

  /** 12 bits with both ends reserved (802.1Q). */
  private static final int LAST_VLAN = 4094;

  /** 24 bits (RFC 7637). */
  private static final int LAST_VSID = 0xFFFFFF;

  private final String operation;
  private final String id;

  PolicySettings(String operation, String id) {
    this.operation = operation;
    this.id = id;
  }

  void ofNetwork(List<Policy> policies) {
    policies.forEach(policy -> check("a network", OF_NETWORKS, policy));
  }

  void ofSubnet(List<Policy> policies) {
    policies.forEach(policy -> check("a subnet", OF_SUBNETS, policy));
  }

  void ofEndpoint(List<Policy> policies) {
    policies.forEach(policy -> check("an endpoint", OF_ENDPOINTS, policy));
  }

  private void check(String owner, Set<String> types, Policy policy) {
    if (!types.contains(policy.type())) {
      throw HResult.HCN_E_INVALID_POLICY_TYPE.failure(
          operation, id, owner + " has no policy \"" + policy.type() + "\"");
    }
    switch (policy.type()) {
      case Policy.NET_ADAPTER_NAME -> settings(policy, Policy.NetAdapterName.class);
      case Policy.SOURCE_MAC_ADDRESS ->
          checkMac(settings(policy, Policy.SourceMac.class).sourceMacAddress());
      case Policy.VLAN -> checkIsolation(policy, LAST_VLAN);
      case Policy.VSID -> checkIsolation(policy, LAST_VSID);
      case Policy.OUTBOUND_NAT -> checkOutbound(settings(policy, Policy.OutBoundNat.class));
      case Policy.QOS -> checkQos(settings(policy, Policy.Qos.class));
      default -> {
        // the rest is nothing that jstack sends; port mappings have rules of their own
      }
    }
  }

  private <T extends Record> T settings(Policy policy, Class<T> type) {
    Object tree =
        policy.settings().orElseThrow(() -> refuse("policy " + policy.type() + " has no Settings"));
    return type.isInstance(tree) ? type.cast(tree) : HcnText.bind(operation, id, tree, type);
  }

  private void checkMac(String mac) {
    if (!MacAddress.isUnicast(mac)) {
      throw refuse("\"" + mac + "\" is no unicast MAC address of the form 00-15-5D-01-02-03");
    }
  }

  private void checkIsolation(Policy policy, int last) {
    int number = settings(policy, Policy.IsolationId.class).isolationId();
    if (number < 1 || number > last) {
      throw refuse(policy.type() + " " + number + " is not between 1 and " + last);
    }
  }

  private void checkOutbound(Policy.OutBoundNat nat) {
    nat.exceptions().forEach(this::checkRange);
    nat.destinations().forEach(this::checkRange);
    nat.virtualIp()
        .filter(address -> Prefix.address(address).isEmpty())
        .ifPresent(
            address -> {
              throw refuse("VirtualIP \"" + address + "\" is no address");
            });
  }

  /** A single address is a range too. */
  private void checkRange(String text) {
    boolean range = Prefix.parse(text).filter(prefix -> !prefix.hasHostBits()).isPresent();
    if (!range && Prefix.address(text).isEmpty()) {
      throw refuse("\"" + text + "\" is no range of addresses");
    }
  }

  private void checkQos(Policy.Qos qos) {
    if (qos.maximumOutgoingBandwidthInBytes() < 1) {
      throw refuse("a bandwidth of " + qos.maximumOutgoingBandwidthInBytes() + " lets nothing out");
    }
  }

  private HostException refuse(String reason) {
    return HResult.HCN_E_INVALID_POLICY.failure(operation, id, reason);
  }
}
