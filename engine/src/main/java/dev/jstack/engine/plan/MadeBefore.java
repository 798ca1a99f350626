package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.KeptResource;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcn.Route;
import dev.jstack.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Networks and endpoints as they were made, to be compared with what is wanted now: HCN changes
 * little of either in place. HNS fills documents in, so what was asked for last is compared with
 * what is asked for now; of a network that is there, only what HNS keeps as it was given.
 */
final class MadeBefore {
  private final ObservedState observed;
  private final Map<ResourceAddress, KeptResource> kept = new LinkedHashMap<>();

  MadeBefore(ObservedState observed) {
    this.observed = observed;
    observed.applied().map(AppliedStack::surroundings).orElse(List.of()).stream()
        .filter(resource -> resource.document().isPresent())
        .forEach(resource -> kept.put(resource.address(), resource));
  }

  /** Whether the network is there and is not as {@code wanted}. */
  boolean isOther(DesiredNetwork wanted) {
    HcnNetwork there = observed.host().networks().get(wanted.id());
    if (there == null || wanted.isShared() || wanted.isExternal()) {
      return false;
    }
    HcnNetwork document = wanted.document().orElseThrow();
    return !there.typeOrNat().equals(document.typeOrNat())
        || !isIn(ranges(document), ranges(there))
        || last(wanted.address(), HcnNetwork.class)
            .filter(last -> !text(last).equals(text(document)))
            .isPresent();
  }

  /** HNS chooses a range where none was asked for. */
  private static boolean isIn(List<String> wanted, List<String> there) {
    return there.containsAll(wanted);
  }

  private static List<String> ranges(HcnNetwork network) {
    return network.subnets().stream()
        .filter(subnet -> subnet.ipAddressPrefix().isPresent())
        .map(subnet -> subnet.ipAddressPrefix().get() + " " + gateway(subnet))
        .toList();
  }

  private static String gateway(HcnNetwork.Subnet subnet) {
    return subnet.routes().stream()
        .filter(Route::isDefault)
        .flatMap(route -> route.nextHop().stream())
        .findFirst()
        .orElse("");
  }

  /** Whether the endpoint was asked for in another way; its ports change in place. */
  boolean isOther(DesiredEndpoint wanted) {
    return last(wanted.address(), HcnEndpoint.class)
        .filter(last -> !fixed(last).equals(fixed(wanted.document())))
        .isPresent();
  }

  private static String fixed(HcnEndpoint endpoint) {
    List<Policy> policies =
        endpoint.policies().stream()
            .filter(policy -> !policy.type().equals(Policy.PORT_MAPPING))
            .toList();
    return text(endpoint.withPolicies(policies));
  }

  private <T extends Record> Optional<T> last(ResourceAddress address, Class<T> type) {
    return Optional.ofNullable(kept.get(address))
        .flatMap(KeptResource::document)
        .map(text -> Json.DOCUMENT.readLenient(text, type));
  }

  private static String text(Record document) {
    return Json.DOCUMENT.write(document);
  }
}
