package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredHook;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.OrderedMaps;
import dev.jstack.schema.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What updates of a plan can go back to when they fail.
 *
 * @param stack the file that the plan is for
 * @param desired what it is lowered to
 * @param options how it is planned
 * @param surroundings networks, endpoints and namespaces as they were before the plan
 * @param services the services that can go back
 */
public record Fallback(
    Stack stack,
    DesiredState desired,
    PlanOptions options,
    DesiredState surroundings,
    Map<String, Good> services) {

  public Fallback {
    services = OrderedMaps.copyOf(services);
  }

  /**
   * A service as it was.
   *
   * @param containers its replicas
   * @param image what those ran that are replaced
   * @param back addresses of new containers to those of the ones they take the place of
   */
  record Good(List<DesiredContainer> containers, ResolvedImage image, Map<String, String> back) {
    Good {
      containers = List.copyOf(containers);
      back = OrderedMaps.copyOf(back);
    }
  }

  /**
   * What {@code service} goes back to, for people: {@code registry.local/web:1@sha256:…}; where the
   * image is the host itself, which has no digest, the version before.
   */
  public String describe(String service) {
    Good good = services.get(service);
    if (good == null) {
      return "";
    }
    String digest = good.image().digest();
    return digest.contains(":")
        ? good.image().reference() + "@" + digest
        : "the version before (image " + good.image().reference() + ")";
  }

  /** What is wanted when {@code back} are as they were, and all others as the file says. */
  DesiredState with(Set<String> back) {
    Map<ResourceAddress, DesiredResource> all = new LinkedHashMap<>();
    for (DesiredResource resource : desired.resources().values()) {
      if (!(resource instanceof DesiredContainer) && !isOwn(resource.address(), back)) {
        all.put(resource.address(), resource);
      }
    }
    List<DesiredContainer> containers = containers(back);
    containers.forEach(container -> container.needs().forEach(need -> surround(need, all)));
    containers.forEach(container -> all.put(container.address(), container));
    Map<ResourceAddress, List<DesiredHook>> hooks = new LinkedHashMap<>(desired.hooks());
    hooks.keySet().removeIf(replica -> back.contains(replica.name())); // of the new version
    return new DesiredState(desired.stack(), all, hooks, desired.networks(), desired.providers());
  }

  /** Endpoints and namespaces of the services themselves. */
  private static boolean isOwn(ResourceAddress address, Set<String> services) {
    boolean own =
        address.kind() == ResourceKind.ENDPOINT || address.kind() == ResourceKind.NAMESPACE;
    return own && address.replica() > 0 && services.contains(address.name());
  }

  /** As it was, or as it is wanted where nothing is known of before; what it needs goes first. */
  private void surround(ResourceAddress need, Map<ResourceAddress, DesiredResource> all) {
    DesiredResource wanted = desired.resources().get(need);
    DesiredResource before = surroundings.resources().getOrDefault(need, wanted);
    if (before != null && !all.containsKey(need)) {
      before.needs().forEach(deeper -> surround(deeper, all));
      all.put(need, before);
    }
  }

  private List<DesiredContainer> containers(Set<String> back) {
    Map<String, String> moves = new LinkedHashMap<>();
    List<DesiredContainer> containers = new ArrayList<>();
    for (String name : back) {
      Good good = services.get(name);
      if (good != null) {
        moves.putAll(good.back());
        containers.addAll(good.containers());
      }
    }
    desired.containers().stream()
        .filter(container -> !back.contains(container.address().name()))
        .forEach(containers::add);
    return containers.stream().map(c -> c.withHosts(hosts(c).with(moves))).toList();
  }

  /** What its hosts file would say now, for peers may have moved since it was made. */
  private HostsBlock hosts(DesiredContainer container) {
    DesiredResource now = desired.resources().get(container.address());
    return now instanceof DesiredContainer wanted ? wanted.hosts() : container.hosts();
  }
}
