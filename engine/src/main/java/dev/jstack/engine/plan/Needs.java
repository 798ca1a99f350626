package dev.jstack.engine.plan;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds containers: networks, volumes, endpoints and namespaces. Says which of them must
 * be made, and which containers cannot run on while that happens.
 */
final class Needs {
  private static final String OTHER = "the file asks for another one";

  private final DesiredState desired;
  private final ObservedState observed;
  private final Map<ResourceAddress, HcnEndpoint> endpoints;
  private final MadeBefore before;
  private final Set<ResourceAddress> remade;

  /** Asked several times of each endpoint, and to compare documents is dear. */
  private final Map<ResourceAddress, Boolean> same = new HashMap<>();

  private @Nullable Map<ResourceAddress, List<String>> stops;

  /**
   * What {@code desired} needs.
   *
   * @param whole whether the plan is about all services: only then a network that others may be on
   *     is made anew
   */
  Needs(DesiredState desired, ObservedState observed, boolean whole) {
    this.desired = desired;
    this.observed = observed;
    this.endpoints = observed.endpoints();
    this.before = new MadeBefore(observed);
    this.remade = whole ? remade() : Set.of();
  }

  private Set<ResourceAddress> remade() {
    Set<ResourceAddress> others = new LinkedHashSet<>();
    desired.all(DesiredNetwork.class).stream()
        .filter(before::isOther)
        .forEach(network -> others.add(network.address()));
    return others;
  }

  /**
   * Whether something that is there is made anew. All who use it stop for that, so no replica waits
   * for another one, and none runs on beside its new container.
   */
  boolean remakes() {
    return !remade.isEmpty()
        || desired.all(DesiredEndpoint.class).stream()
            .anyMatch(endpoint -> endpoints.containsKey(endpoint.address()) && !isThere(endpoint));
  }

  /** Whether a container that runs with {@code needs} must be stopped because one is made anew. */
  boolean isBroken(List<ResourceAddress> needs) {
    return needs.stream()
        .flatMap(address -> Optional.ofNullable(desired.resources().get(address)).stream())
        .anyMatch(this::isBroken);
  }

  private boolean isBroken(DesiredResource resource) {
    return resource.accept(
        new DesiredResource.Visitor<>() {
          @Override
          public Boolean network(DesiredNetwork network) {
            return false;
          }

          @Override
          public Boolean volume(DesiredVolume volume) {
            return false;
          }

          @Override
          public Boolean namespace(DesiredNamespace namespace) {
            return !isComplete(namespace);
          }

          @Override
          public Boolean endpoint(DesiredEndpoint endpoint) {
            return !isThere(endpoint);
          }

          @Override
          public Boolean container(dev.jstack.engine.desired.DesiredContainer container) {
            return false;
          }
        });
  }

  /** Adds the steps that make {@code wanted} and what these need themselves. */
  void draft(Draft draft, Set<ResourceAddress> wanted) {
    Set<ResourceAddress> all = closure(wanted);
    PortMoves ports = new PortMoves();
    Making making = new Making(draft, ports);
    for (DesiredResource resource : desired.resources().values()) {
      if (all.contains(resource.address())) {
        resource.accept(making);
      }
    }
    endpoints.forEach((address, there) -> leave(address, there, ports));
    ports.draft(draft);
  }

  /** Keys of the steps that stop those who use an endpoint, by endpoint. Few plans ask. */
  private Map<ResourceAddress, List<String>> stops() {
    if (stops == null) {
      stops = new LinkedHashMap<>();
      for (ObservedContainer there : observed.containers().values()) {
        for (ResourceAddress need : Removal.needs(there, observed)) {
          stops.computeIfAbsent(need, n -> new ArrayList<>()).add(Removal.stopKey(there));
        }
      }
    }
    return stops;
  }

  private List<String> stops(ResourceAddress endpoint) {
    return stops().getOrDefault(endpoint, List.of());
  }

  /** Of an older container of the replica, which goes: of orphans nothing is taken. */
  private void leave(ResourceAddress address, HcnEndpoint there, PortMoves ports) {
    boolean outlived =
        !desired.resources().containsKey(address)
            && desired
                .resources()
                .containsKey(ResourceAddress.service(address.name(), address.replica()));
    if (outlived && !there.portMappings().isEmpty()) {
      ports.leave(
          new DesiredEndpoint(
              address,
              Naming.guid(desired.stack(), address),
              ResourceAddress.network(address.network()),
              there.hostComputeNetwork().map(UUID::fromString).orElse(new UUID(0, 0)),
              Optional.empty(),
              there,
              ""),
          stops(address));
    }
  }

  private Set<ResourceAddress> closure(Set<ResourceAddress> wanted) {
    Set<ResourceAddress> all = new LinkedHashSet<>();
    List<ResourceAddress> open = new ArrayList<>(wanted);
    while (!open.isEmpty()) {
      ResourceAddress address = open.remove(open.size() - 1);
      DesiredResource resource = desired.resources().get(address);
      if (resource != null && all.add(address)) {
        open.addAll(resource.needs());
      }
    }
    return all;
  }

  /** Keys of the steps that make {@code addresses}. */
  List<String> keys(List<ResourceAddress> addresses) {
    return addresses.stream()
        .flatMap(address -> Optional.ofNullable(desired.resources().get(address)).stream())
        .flatMap(resource -> key(resource).stream())
        .toList();
  }

  private static Optional<String> key(DesiredResource resource) {
    String object = null;
    if (resource instanceof DesiredNetwork network) {
      object = network.id().toString();
    } else if (resource instanceof DesiredEndpoint endpoint) {
      object = endpoint.id().toString();
    } else if (resource instanceof DesiredNamespace namespace) {
      object = namespace.id().toString();
    } else if (resource instanceof DesiredVolume volume) {
      object = volume.hostPath();
    }
    return Optional.ofNullable(object).map(text -> Draft.key(Verb.CREATE, text));
  }

  private boolean isThere(DesiredEndpoint endpoint) {
    HcnEndpoint there = endpoints.get(endpoint.address());
    return there != null
        && same.computeIfAbsent(endpoint.address(), address -> isSame(there, endpoint));
  }

  private boolean isSame(HcnEndpoint there, DesiredEndpoint wanted) {
    boolean sameNetwork =
        there
            .hostComputeNetwork()
            .filter(id -> id.equalsIgnoreCase(wanted.networkId().toString()))
            .isPresent();
    List<String> addresses =
        there.ipConfigurations().stream().map(HcnEndpoint.IpConfiguration::ipAddress).toList();
    return sameNetwork
        && wanted.ipAddress().map(addresses::contains).orElse(true)
        && !remade.contains(wanted.network())
        && !before.isOther(wanted);
  }

  private boolean isComplete(DesiredNamespace namespace) {
    return Optional.ofNullable(observed.host().namespaces().get(namespace.id()))
        .map(HcnNamespace::endpoints)
        .filter(attached -> attached.containsAll(texts(ids(namespace))))
        .filter(attached -> namespace.endpoints().stream().allMatch(this::stays))
        .isPresent();
  }

  /** An endpoint that is made anew has left its namespace. */
  private boolean stays(ResourceAddress address) {
    return !(desired.resources().get(address) instanceof DesiredEndpoint endpoint)
        || isThere(endpoint);
  }

  private List<UUID> ids(DesiredNamespace namespace) {
    return namespace.endpoints().stream()
        .map(endpoint -> Naming.guid(desired.stack(), endpoint))
        .toList();
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }

  /** Makes one resource, unless it is there as wanted. */
  private final class Making implements DesiredResource.Visitor<Optional<Action>> {
    private final Draft draft;
    private final PortMoves ports;

    Making(Draft draft, PortMoves ports) {
      this.draft = draft;
      this.ports = ports;
    }

    @Override
    public Optional<Action> network(DesiredNetwork network) {
      if (remade.contains(network.address())) {
        return remake(network);
      }
      boolean make = !network.isExternal() && !observed.hasNetwork(network.id());
      return add(make, new CreateNetwork(network), List.of());
    }

    /** A network goes after what is on it. */
    private Optional<Action> remake(DesiredNetwork network) {
      List<String> users = new ArrayList<>();
      stops().values().forEach(users::addAll);
      endpoints.forEach(
          (address, there) -> {
            if (there.hostComputeNetwork().filter(network.id().toString()::equals).isPresent()) {
              users.add(Draft.key(Verb.REMOVE, Naming.guidText(desired.stack(), address)));
            }
          });
      Action remove = new RemoveNetwork(network.address(), network.id());
      draft.add(remove, OTHER, "", users);
      Action create = new CreateNetwork(network);
      draft.add(create, OTHER, "", List.of(Draft.key(remove)));
      return Optional.of(create);
    }

    @Override
    public Optional<Action> volume(DesiredVolume volume) {
      boolean managed =
          switch (volume.ownership()) {
            case STACK, REPLICA -> true;
            case DEVICE, EXTERNAL -> false;
          };
      boolean make =
          managed && !observed.host().volumes().contains(volume.name())
              || volume.ownership() == DesiredVolume.Ownership.DEVICE && isNew(volume);
      return add(make, new CreateVolume(volume), List.of());
    }

    /**
     * A directory of the user cannot be seen here; it is made with the first thing that uses it.
     */
    private boolean isNew(DesiredVolume volume) {
      return observed.applied().stream()
          .flatMap(applied -> applied.volumes().stream())
          .noneMatch(known -> known.hostPath().equals(volume.hostPath()));
    }

    @Override
    public Optional<Action> namespace(DesiredNamespace namespace) {
      Action action = new CreateNamespace(namespace, ids(namespace));
      return add(!isComplete(namespace), action, after(namespace));
    }

    @Override
    public Optional<Action> endpoint(DesiredEndpoint endpoint) {
      HcnEndpoint there = endpoints.get(endpoint.address());
      if (there == null) {
        ports.create(endpoint);
        return add(true, new CreateEndpoint(endpoint), after(endpoint));
      }
      if (isSame(there, endpoint)) {
        ports.change(endpoint, PortDiff.of(there, endpoint));
        return Optional.empty();
      }
      Action remove = new RemoveEndpoint(endpoint.address(), endpoint.id());
      draft.add(remove, OTHER, "", stops(endpoint.address()));
      List<String> after = new ArrayList<>(after(endpoint));
      after.add(Draft.key(remove));
      return add(true, new CreateEndpoint(endpoint), after);
    }

    @Override
    public Optional<Action> container(dev.jstack.engine.desired.DesiredContainer container) {
      return Optional.empty();
    }

    private List<String> after(DesiredResource resource) {
      return keys(resource.needs());
    }

    private Optional<Action> add(boolean make, Action action, List<String> after) {
      if (!make) {
        return Optional.empty();
      }
      draft.add(action, "new", "", after);
      return Optional.of(action);
    }
  }
}
