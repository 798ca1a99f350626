package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.schema.model.NamespaceSpec;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Networking.Attachment;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.Stack;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which namespace each replica is in. */
final class Namespaces {
  private final Stack stack;
  private final Map<ServiceName, ServiceChoice> choices;
  private final EndpointLowering lowering;
  private final PortLowering ports;
  private final Generations generations;
  private final Findings findings;
  private final Map<ResourceAddress, NamespacePlan> plans = new LinkedHashMap<>();

  Namespaces(
      Stack stack,
      Map<ServiceName, ServiceChoice> choices,
      EndpointLowering lowering,
      PortLowering ports,
      Generations generations,
      Findings findings) {
    this.stack = stack;
    this.choices = choices;
    this.lowering = lowering;
    this.ports = ports;
    this.generations = generations;
    this.findings = findings;
  }

  /** All namespaces, own ones first, in the order of the services. */
  Map<ResourceAddress, NamespacePlan> lower() {
    choices.values().forEach(this::ownOf);
    Set<String> joined = new LinkedHashSet<>();
    for (ServiceChoice choice : choices.values()) {
      Networking networking = choice.service().networking();
      if (isShared(networking.mode())) {
        checkJoiner(choice);
      }
      if (networking.mode() == Networking.Mode.NAMESPACE) {
        networking.shared().ifPresent(joined::add);
      }
    }
    joined.forEach(this::named);
    return plans;
  }

  private static boolean isShared(Networking.Mode mode) {
    return mode == Networking.Mode.SERVICE || mode == Networking.Mode.NAMESPACE;
  }

  /**
   * The namespace that replica {@code replica} of {@code choice} is in; empty when told why not.
   */
  Optional<NamespacePlan> of(ServiceChoice choice, int replica) {
    Networking networking = choice.service().networking();
    return switch (networking.mode()) {
      case NETWORKS, NONE, HOST_NETWORK ->
          plan(ResourceAddress.namespace(choice.service().name().value(), replica));
      case NAMESPACE -> plan(ResourceAddress.namespace(networking.shared().orElse(""), 0));
      case SERVICE -> ofOwner(choice, replica);
    };
  }

  /** The namespace at {@code address}, which must be one that {@link #of} gave. */
  NamespacePlan at(ResourceAddress address) {
    return plan(address).orElseThrow();
  }

  private Optional<NamespacePlan> plan(ResourceAddress address) {
    return Optional.ofNullable(plans.get(address));
  }

  private Optional<NamespacePlan> ofOwner(ServiceChoice joiner, int replica) {
    return owner(joiner).flatMap(owner -> of(owner, Math.min(replica, owner.replicas())));
  }

  private Optional<ServiceChoice> owner(ServiceChoice joiner) {
    return joiner
        .service()
        .networking()
        .shared()
        .flatMap(name -> Optional.ofNullable(choices.get(new ServiceName(name))));
  }

  private void ownOf(ServiceChoice choice) {
    Networking networking = choice.service().networking();
    if (isShared(networking.mode())) {
      return;
    }
    for (int replica = 1; replica <= choice.replicas(); replica++) {
      NamespaceRequest request =
          new NamespaceRequest(
              choice.service().name().value(),
              replica,
              choice.replicas(),
              attachments(networking),
              choice.service().ports(),
              Optional.of(networking),
              choice.isHyperv(),
              choice.path(),
              generations.of(ResourceAddress.service(choice.service().name().value(), replica)));
      plans.put(request.address(), lowering.lower(request));
    }
  }

  private static List<Attachment> attachments(Networking networking) {
    return switch (networking.mode()) {
      case NONE -> List.of();
      case HOST_NETWORK -> List.of(plain(networking.shared().orElse("nat")));
      default ->
          networking.attachments().isEmpty() ? List.of(plain("default")) : networking.attachments();
    };
  }

  private static Attachment plain(String network) {
    return new Attachment(network, List.of(), Optional.empty(), Optional.empty(), Map.of());
  }

  private void named(String name) {
    NamespaceSpec spec = stack.namespaces().get(name);
    if (spec == null) {
      return;
    }
    List<Attachment> attachments =
        spec.networks().isEmpty() ? List.of(plain("default")) : spec.networks();
    NamespaceRequest request =
        new NamespaceRequest(
            name,
            0,
            1,
            attachments,
            spec.ports(),
            Optional.empty(),
            false,
            "x-jstack.namespaces." + name,
            Optional.empty());
    plans.put(request.address(), lowering.lower(request));
  }

  private void checkJoiner(ServiceChoice joiner) {
    String name = joiner.service().name().value();
    String path = joiner.path() + ".network_mode";
    if (!joiner.service().ports().isEmpty()) {
      ports.refuseWithoutNetwork(name, joiner.path());
    }
    if (joiner.isHyperv()) {
      refuseHyperv(name, path);
    }
    if (joiner.service().networking().mode() == Networking.Mode.NAMESPACE) {
      checkNamed(joiner, path);
    } else {
      checkOwner(joiner, path);
    }
  }

  private void checkNamed(ServiceChoice joiner, String path) {
    String wanted = joiner.service().networking().shared().orElse("");
    if (!stack.namespaces().containsKey(wanted)) {
      findings.error(
          PlanningCode.NAMESPACE,
          path,
          "`%s` joins namespace `%s`, which is not there"
              .formatted(joiner.service().name(), wanted));
    }
  }

  private void checkOwner(ServiceChoice joiner, String path) {
    Optional<ServiceChoice> owner = owner(joiner);
    int hops = 0;
    while (owner.isPresent()
        && owner.get().service().networking().mode() == Networking.Mode.SERVICE
        && hops <= choices.size()) {
      owner = owner(owner.get());
      hops++;
    }
    String name = joiner.service().name().value();
    if (hops > choices.size()) {
      findings.error(PlanningCode.NAMESPACE, path, "`" + name + "` joins itself in the end");
      return;
    }
    owner
        .filter(ServiceChoice::isHyperv)
        .ifPresent(o -> refuseHyperv(o.service().name().value(), path));
    owner
        .filter(o -> o.replicas() > 1 && o.replicas() != joiner.replicas())
        .ifPresent(
            o ->
                findings.error(
                    PlanningCode.NAMESPACE,
                    path,
                    "%d replicas of `%s` join %d replicas of `%s`"
                        .formatted(joiner.replicas(), name, o.replicas(), o.service().name())));
  }

  private void refuseHyperv(String service, String path) {
    findings.error(
        PlanningCode.ONLY_PROCESS,
        path,
        "`" + service + "` has hyperv isolation: its network namespace cannot be shared");
  }
}
