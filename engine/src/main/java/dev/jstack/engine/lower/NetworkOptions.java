package dev.jstack.engine.lower;

import dev.jstack.host.document.hcn.Dns;
import dev.jstack.host.document.hcn.HcnNetwork.MacPool;
import dev.jstack.host.document.hcn.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the options of a network's driver ask for, checked. Read by {@link NetworkOptionReader}.
 *
 * @param name what the network is called on the host in place of jstack's name
 * @param adapter the adapter of the machine that its switch is on
 * @param vlan 1 to 4094
 * @param vsid 1 to 16777215
 * @param sourceMac dashes between bytes
 * @param endpoints what all endpoints on it get
 */
record NetworkOptions(
    Optional<String> name,
    Optional<String> adapter,
    Optional<Integer> vlan,
    Optional<Integer> vsid,
    Optional<MacPool> macPool,
    Optional<String> sourceMac,
    Inherited endpoints) {

  /**
   * What endpoints have from their network, unless their own options say otherwise.
   *
   * @param dns name servers and suffix
   * @param policies the way out that is made for them
   * @param cutOff whether they do not reach each other
   */
  record Inherited(Optional<Dns> dns, List<Policy> policies, boolean cutOff) {
    static final Inherited NOTHING = new Inherited(Optional.empty(), List.of(), false);

    Inherited {
      policies = List.copyOf(policies);
    }
  }

  /** Policies of the network's document. */
  List<Policy> networkPolicies() {
    List<Policy> policies = new ArrayList<>();
    adapter
        .map(text -> Policy.of(Policy.NET_ADAPTER_NAME, new Policy.NetAdapterName(text)))
        .ifPresent(policies::add);
    sourceMac
        .map(mac -> Policy.of(Policy.SOURCE_MAC_ADDRESS, new Policy.SourceMac(mac)))
        .ifPresent(policies::add);
    return policies;
  }

  /** Policies of each of its subnets. */
  List<Policy> subnetPolicies() {
    List<Policy> policies = new ArrayList<>();
    vlan.map(id -> Policy.of(Policy.VLAN, new Policy.IsolationId(id))).ifPresent(policies::add);
    vsid.map(id -> Policy.of(Policy.VSID, new Policy.IsolationId(id))).ifPresent(policies::add);
    return policies;
  }
}
