package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.host.document.hcn.HcnEndpoint;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replicas whose old container runs on beside the new one for a while. Each of the two has a
 * namespace and addresses of its own; the names of the replica lead to one of them.
 */
final class SideBySide {
  private final UpdateRules rules;
  private final DesiredState desired;
  private final ObservedState observed;
  private final boolean starting;

  /** {@code starting}: whether new containers are started; else no old one waits for them. */
  SideBySide(UpdateRules rules, DesiredState desired, ObservedState observed, boolean starting) {
    this.rules = rules;
    this.desired = desired;
    this.observed = observed;
    this.starting = starting;
  }

  /** The replicas whose container has a namespace of its own, with that container's digest. */
  Map<ResourceAddress, String> generations() {
    Map<ResourceAddress, String> own = new LinkedHashMap<>();
    for (DesiredContainer container : desired.containers()) {
      if (hasOwn(container) || isNewBesideOld(container)) {
        own.put(container.address(), container.id().digest());
      }
    }
    return own;
  }

  /** Whether the host has a namespace or endpoints that are of {@code container} alone. */
  private boolean hasOwn(DesiredContainer container) {
    return observed.namespaceOf(container.id()).generation().isPresent();
  }

  private boolean isNewBesideOld(DesiredContainer container) {
    List<ObservedContainer> there = observed.containersAt(container.address());
    boolean known = there.stream().anyMatch(one -> one.id().equals(container.id()));
    return !known && startsFirst(container) && there.stream().anyMatch(ObservedContainer::isUp);
  }

  private boolean startsFirst(DesiredContainer container) {
    return rules.of(container.address().name()).startsFirst();
  }

  /** Whether what runs of the replica in another configuration runs on until the new one is up. */
  boolean is(Verdict verdict) {
    return starting
        && startsFirst(verdict.container())
        && verdict.outdated().stream().anyMatch(ObservedContainer::isUp)
        && verdict.outdated().stream().noneMatch(old -> shares(old, verdict.container()));
  }

  /** A container that was made stop-first has the namespace that its replica always had. */
  private boolean shares(ObservedContainer old, DesiredContainer container) {
    List<ResourceAddress> needs = Removal.needs(old, observed);
    return container.namespace().filter(needs::contains).isPresent()
        || container.endpoints().stream().anyMatch(needs::contains);
  }

  /**
   * Which addresses of old containers become which of the new one. What is up comes last: until
   * then names lead there.
   */
  Map<String, String> moves(Verdict verdict) {
    Map<String, String> moves = new LinkedHashMap<>();
    List<ObservedContainer> upLast =
        verdict.outdated().stream().sorted(Comparator.comparing(ObservedContainer::isUp)).toList();
    for (ObservedContainer old : upLast) {
      for (ResourceAddress need : Removal.needs(old, observed)) {
        address(need).ifPresent(from -> to(verdict, need).ifPresent(ip -> moves.put(from, ip)));
      }
    }
    moves.entrySet().removeIf(move -> move.getKey().equals(move.getValue()));
    return moves;
  }

  private Optional<String> address(ResourceAddress endpoint) {
    return Optional.ofNullable(observed.endpoints().get(endpoint))
        .flatMap(there -> there.ipConfigurations().stream().findFirst())
        .map(HcnEndpoint.IpConfiguration::ipAddress);
  }

  private Optional<String> to(Verdict verdict, ResourceAddress old) {
    return verdict.container().endpoints().stream()
        .filter(endpoint -> endpoint.network().equals(old.network()))
        .flatMap(endpoint -> Optional.ofNullable(desired.resources().get(endpoint)).stream())
        .flatMap(endpoint -> ((DesiredEndpoint) endpoint).ipAddress().stream())
        .findFirst();
  }
}
