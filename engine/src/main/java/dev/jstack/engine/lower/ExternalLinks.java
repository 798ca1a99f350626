package dev.jstack.engine.lower;

import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.engine.address.ContainerNames;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.HostsBlock.Line;
import dev.jstack.schema.model.Networking.ExternalLink;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links to containers by what they are called on the host: those of other stacks as they are there,
 * those of the stack itself as they will be.
 */
final class ExternalLinks {
  private static final int NAMED = 6;
  private static final Pattern ALIAS =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?");

  private final StackName stack;
  private final LoweringContext context;
  private final Map<ServiceName, ServiceChoice> choices;
  private final Namespaces namespaces;
  private final Findings findings;
  private final Set<String> told = new HashSet<>();
  private @Nullable Map<String, Neighbour> known;

  ExternalLinks(
      StackName stack,
      LoweringContext context,
      Map<ServiceName, ServiceChoice> choices,
      Namespaces namespaces,
      Findings findings) {
    this.stack = stack;
    this.context = context;
    this.choices = choices;
    this.namespaces = namespaces;
    this.findings = findings;
  }

  /** The lines of the hosts file for a replica in {@code from}; tells what leads nowhere, once. */
  List<Line> lines(ServiceChoice choice, NamespacePlan from) {
    List<ExternalLink> links = choice.service().networking().externalLinks();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      String path = choice.path() + ".external_links[" + i + "]";
      line(choice, links.get(i), from, path).ifPresent(lines::add);
    }
    return lines;
  }

  private Optional<Line> line(
      ServiceChoice choice, ExternalLink link, NamespacePlan from, String path) {
    if (!ALIAS.matcher(link.alias()).matches()) {
      tell(
          PlanningCode.HOST_NAME,
          path,
          "`%s` links to `%s` as `%s`, which is no host name"
              .formatted(choice.service().name(), link.container(), link.alias()));
      return Optional.empty();
    }
    Neighbour there = known().get(link.container());
    if (there == null) {
      tellMissing(choice, link.container(), path);
      return Optional.empty();
    }
    Optional<String> address =
        from.endpoints().stream()
            .map(DesiredEndpoint::networkId)
            .filter(there.addresses()::containsKey)
            .map(there.addresses()::get)
            .findFirst();
    if (address.isEmpty()) {
      tell(
          PlanningCode.NO_COMMON_NETWORK,
          path,
          "`%s` links to `%s`, which is on none of its networks"
              .formatted(choice.service().name(), link.container()));
    }
    return address
        .filter(ip -> !ip.isEmpty())
        .map(ip -> new Line(ip, List.of(link.alias().toLowerCase(Locale.ROOT))));
  }

  private void tellMissing(ServiceChoice choice, String container, String path) {
    if (!told.add(path)) {
      return;
    }
    if (context.assumeExternals()) {
      findings.note(
          PlanningCode.EXTERNAL_ASSUMED,
          path,
          "container `" + container + "` is taken to be there, at an address not known yet");
      return;
    }
    findings.error(
        PlanningCode.EXTERNAL_LINK,
        path,
        "`%s` links to `%s`: no such container".formatted(choice.service().name(), container),
        whatThereIs(container));
  }

  private String whatThereIs(String container) {
    List<String> names =
        known().values().stream().map(one -> one.names().get(0)).distinct().sorted().toList();
    if (names.isEmpty()) {
      return "no stack has a container on this host: start the other stack first (jstack up)";
    }
    String list = String.join("`, `", names.subList(0, Math.min(NAMED, names.size())));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return DidYouMean.question(container, known().keySet()).map(q -> q + " ").orElse("")
        + "there is `%s`%s; start the other stack first (jstack up) when it is none of these"
            .formatted(list, more);
  }

  private void tell(PlanningCode code, String path, String message) {
    if (told.add(path)) {
      findings.error(code, path, message);
    }
  }

  /** Everyone by each name; a name of the stack itself wins. */
  private Map<String, Neighbour> known() {
    if (known == null) {
      Map<String, Neighbour> all = new TreeMap<>();
      List<Neighbour> containers = new ArrayList<>();
      choices.values().forEach(choice -> containers.addAll(own(choice)));
      containers.addAll(context.neighbours().all());
      containers.forEach(one -> one.names().forEach(name -> all.putIfAbsent(name, one)));
      known = all;
    }
    return known;
  }

  private List<Neighbour> own(ServiceChoice choice) {
    List<Neighbour> replicas = new ArrayList<>();
    for (int replica = 1; replica <= choice.replicas(); replica++) {
      ResourceAddress address = ResourceAddress.service(choice.service().name().value(), replica);
      List<String> names = ContainerNames.of(stack, address, choice.service().containerName());
      namespaces
          .of(choice, replica)
          .ifPresent(plan -> replicas.add(new Neighbour(names, addresses(plan))));
    }
    return replicas;
  }

  private static Map<UUID, String> addresses(NamespacePlan plan) {
    Map<UUID, String> addresses = new HashMap<>();
    plan.endpoints().forEach(e -> addresses.put(e.networkId(), e.ipAddress().orElse("")));
    return addresses;
  }
}
