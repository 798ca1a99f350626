package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.engine.desired.HostsBlock.Line;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.ServiceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each container's hosts file says: who shares a network with it, under which names. */
final class HostsLowering {
  private final Map<ServiceName, ServiceChoice> choices;
  private final Namespaces namespaces;
  private final ExternalLinks externalLinks;
  private final Map<ResourceAddress, Set<String>> names = new LinkedHashMap<>();
  private final Map<Set<String>, List<Line>> peers = new HashMap<>();

  HostsLowering(
      Map<ServiceName, ServiceChoice> choices, Namespaces namespaces, ExternalLinks externalLinks) {
    this.choices = choices;
    this.namespaces = namespaces;
    this.externalLinks = externalLinks;
    choices.values().forEach(this::collect);
  }

  private void collect(ServiceChoice choice) {
    for (int replica = 1; replica <= choice.replicas(); replica++) {
      String numbered = choice.service().name() + "-" + replica;
      namespaces
          .of(choice, replica)
          .ifPresent(
              plan -> {
                Set<String> all =
                    names.computeIfAbsent(plan.address(), key -> new LinkedHashSet<>());
                add(all, choice.service().name().value());
                add(all, numbered);
                choice.service().containerName().ifPresent(name -> add(all, name));
                choice.service().networking().hostname().ifPresent(name -> add(all, name));
              });
    }
  }

  private static void add(Set<String> names, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    names.add(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
  }

  HostsBlock block(ServiceChoice choice, NamespacePlan plan, String hostname) {
    return new HostsBlock(peersOf(plan.members().keySet()), own(choice, plan, hostname));
  }

  /** One list for all that are on the same networks: the work is linear in the stack. */
  private List<Line> peersOf(Set<String> networks) {
    return peers.computeIfAbsent(Set.copyOf(networks), key -> lines(networks));
  }

  private List<Line> lines(Set<String> networks) {
    Map<String, Set<String>> byAddress = new LinkedHashMap<>();
    names.forEach(
        (address, own) -> {
          Map<String, NamespacePlan.Member> members = namespaces.at(address).members();
          for (String network : networks) {
            NamespacePlan.Member member = members.get(network);
            if (member != null && member.ipAddress().isPresent()) {
              Set<String> all =
                  byAddress.computeIfAbsent(
                      member.ipAddress().get(), key -> new LinkedHashSet<>(own));
              member.aliases().forEach(alias -> add(all, alias));
            }
          }
        });
    List<Line> lines = new ArrayList<>();
    byAddress.forEach((address, all) -> lines.add(new Line(address, List.copyOf(all))));
    return List.copyOf(lines); // what List.copyOf made, List.copyOf hands on as it is
  }

  private List<Line> own(ServiceChoice choice, NamespacePlan plan, String hostname) {
    Networking networking = choice.service().networking();
    List<Line> lines = new ArrayList<>();
    boolean isNumbered = networking.hostname().isEmpty() && networking.domain().isEmpty();
    firstAddress(plan)
        .filter(address -> !(isNumbered && isKnown(plan, hostname)))
        .ifPresent(
            address -> {
              Set<String> all = new LinkedHashSet<>();
              networking.domain().ifPresent(domain -> add(all, hostname + "." + domain));
              add(all, hostname);
              lines.add(new Line(address, List.copyOf(all)));
            });
    networking.links().forEach((alias, service) -> lines.addAll(link(plan, alias, service)));
    lines.addAll(externalLinks.lines(choice, plan));
    networking
        .extraHosts()
        .forEach((name, addresses) -> lines.addAll(extra(plan, name, addresses)));
    return lines;
  }

  /** Whether the lines of its peers say the name already, as they do for most services. */
  private boolean isKnown(NamespacePlan plan, String hostname) {
    return names.getOrDefault(plan.address(), Set.of()).contains(hostname.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> firstAddress(NamespacePlan plan) {
    return plan.members().values().stream().flatMap(m -> m.ipAddress().stream()).findFirst();
  }

  private List<Line> link(NamespacePlan from, String alias, ServiceName service) {
    ServiceChoice target = choices.get(service);
    if (target == null) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    for (int replica = 1; replica <= target.replicas(); replica++) {
      namespaces
          .of(target, replica)
          .flatMap(plan -> reachable(from, plan))
          .ifPresent(ip -> lines.add(new Line(ip, List.of(alias.toLowerCase(Locale.ROOT)))));
    }
    return lines;
  }

  private static Optional<String> reachable(NamespacePlan from, NamespacePlan to) {
    return to.members().entrySet().stream()
        .filter(entry -> from.members().containsKey(entry.getKey()))
        .flatMap(entry -> entry.getValue().ipAddress().stream())
        .findFirst();
  }

  private static List<Line> extra(NamespacePlan plan, String name, List<String> addresses) {
    List<Line> lines = new ArrayList<>();
    for (String address : addresses) {
      Optional<String> known =
          address.equals("host-gateway") ? plan.gateway() : Optional.of(address);
      known.ifPresent(ip -> lines.add(new Line(ip, List.of(name))));
    }
    return lines;
  }
}
