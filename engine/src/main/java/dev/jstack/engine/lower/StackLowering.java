package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredHook;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.DesiredState.LogicalNetwork;
import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.host.HostFacts;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One lowering of one stack, phase by phase; each phase tells all that it finds. */
final class StackLowering {
  private final Stack stack;
  private final LoweringContext context;
  private final Generations generations;
  private final Findings findings;

  StackLowering(Stack stack, LoweringContext context, Generations generations) {
    this.stack = stack;
    this.context = context;
    this.generations = generations;
    this.findings = new Findings(stack);
  }

  LoweringResult lower() {
    ServiceChooser chooser = new ServiceChooser(stack.name(), context, findings);
    Map<ServiceName, ServiceChoice> choices = choose(chooser);
    Carriers carriers = new Carriers(stack, context, findings);
    PortLowering ports = new PortLowering(context.facts(), context.heldPorts(), findings);
    boolean local = context.facts().kind() == HostFacts.Kind.LOCAL;
    EndpointLowering endpoints = new EndpointLowering(stack, carriers, ports, local, findings);
    Namespaces namespaces = new Namespaces(stack, choices, endpoints, ports, generations, findings);
    Map<ResourceAddress, NamespacePlan> plans = namespaces.lower();
    ExternalLinks links = new ExternalLinks(stack.name(), context, choices, namespaces, findings);
    HostsLowering hosts = new HostsLowering(choices, namespaces, links);
    ContainerLowering containers =
        new ContainerLowering(stack, context, findings, chooser, namespaces, hosts);
    List<ContainerLowering.Lowered> lowered =
        choices.values().stream().flatMap(choice -> containers.lower(choice).stream()).toList();
    if (!context.assumeExternals()) {
      waits(lowered.stream().map(ContainerLowering.Lowered::container).toList());
    }
    if (findings.hasErrors()) {
      return new LoweringResult(Optional.empty(), findings.sorted());
    }
    DesiredState state =
        new DesiredState(
            stack.name(),
            resources(carriers, plans, lowered),
            hooks(lowered),
            logicalNetworks(carriers, plans.values()));
    return new LoweringResult(Optional.of(state), findings.sorted());
  }

  /** What images bring is known by now, but for hosts that are not there. */
  private void waits(List<DesiredContainer> containers) {
    Map<String, DesiredContainer> services = new LinkedHashMap<>();
    containers.forEach(container -> services.putIfAbsent(container.address().name(), container));
    for (DesiredContainer container : services.values()) {
      for (Dependency dependency : container.dependencies()) {
        DesiredContainer other = services.get(dependency.service().value());
        boolean healthy = dependency.condition() == Dependency.Condition.HEALTHY;
        if (healthy && other != null && other.runtime().health().isEmpty()) {
          findings.error(
              PlanningCode.NOTHING_PROBES,
              container.path() + ".depends_on." + dependency.service().value(),
              "`%s` waits for the health of `%s`: neither it nor its image %s has a healthcheck"
                  .formatted(
                      container.address().name(), dependency.service(), other.image().reference()));
        }
      }
    }
  }

  private static Map<ResourceAddress, List<DesiredHook>> hooks(
      List<ContainerLowering.Lowered> lowered) {
    Map<ResourceAddress, List<DesiredHook>> hooks = new LinkedHashMap<>();
    lowered.stream()
        .filter(one -> !one.hooks().isEmpty())
        .forEach(one -> hooks.put(one.container().address(), one.hooks()));
    return hooks;
  }

  private Map<ServiceName, ServiceChoice> choose(ServiceChooser chooser) {
    Map<ServiceName, ServiceChoice> choices = new LinkedHashMap<>();
    stack
        .services()
        .forEach((name, service) -> chooser.choose(service).ifPresent(c -> choices.put(name, c)));
    return choices;
  }

  /** In an order in which they can be made. */
  private static Map<ResourceAddress, DesiredResource> resources(
      Carriers carriers,
      Map<ResourceAddress, NamespacePlan> plans,
      List<ContainerLowering.Lowered> lowered) {
    Map<ResourceAddress, DesiredResource> all = new LinkedHashMap<>();
    carriers.used().forEach(network -> all.put(network.address(), network));
    lowered.forEach(one -> one.volumes().forEach(volume -> all.put(volume.address(), volume)));
    for (NamespacePlan plan : plans.values()) {
      plan.endpoints().forEach(endpoint -> all.put(endpoint.address(), endpoint));
      plan.resource().ifPresent(namespace -> all.put(namespace.address(), namespace));
    }
    lowered.forEach(one -> all.put(one.container().address(), one.container()));
    return all;
  }

  private List<LogicalNetwork> logicalNetworks(Carriers carriers, Iterable<NamespacePlan> plans) {
    Set<String> keys = new LinkedHashSet<>();
    plans.forEach(plan -> keys.addAll(plan.members().keySet()));
    List<LogicalNetwork> networks = new ArrayList<>();
    for (String key : keys) {
      carriers
          .of(key)
          .ifPresent(
              carrier ->
                  networks.add(new LogicalNetwork(key, carrier.address(), ranges(carrier, key))));
    }
    return networks;
  }

  private List<String> ranges(Carrier carrier, String key) {
    return carrier
        .pool()
        .map(pool -> pool.rangesOf(TakenAddresses.owner(stack.name(), key)))
        .orElse(List.of())
        .stream()
        .map(Ipv4Range::toString)
        .toList();
  }
}
