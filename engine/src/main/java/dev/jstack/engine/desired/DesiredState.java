package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.schema.model.OrderedMaps;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.Map;

/**
 * All that a host should have for one stack.
 *
 * @param resources in an order in which they can be made
 * @param hooks what runs before replicas start, by replica and in order
 * @param networks the stack's networks as people know them
 * @param providers services that programs of the machine bring
 */
public record DesiredState(
    StackName stack,
    Map<ResourceAddress, DesiredResource> resources,
    Map<ResourceAddress, List<DesiredHook>> hooks,
    List<LogicalNetwork> networks,
    List<DesiredProvider> providers) {

  public DesiredState {
    resources = OrderedMaps.copyOf(resources);
    hooks = OrderedMaps.copyOf(hooks);
    networks = List.copyOf(networks);
    providers = List.copyOf(providers);
  }

  /** What a host should have of a stack whose services are all containers. */
  public DesiredState(
      StackName stack,
      Map<ResourceAddress, DesiredResource> resources,
      Map<ResourceAddress, List<DesiredHook>> hooks,
      List<LogicalNetwork> networks) {
    this(stack, resources, hooks, networks, List.of());
  }

  /** The same with services that programs bring. */
  public DesiredState withProviders(List<DesiredProvider> others) {
    return new DesiredState(stack, resources, hooks, networks, others);
  }

  /**
   * A network of the stack.
   *
   * @param key its key in the file
   * @param carrier the host's network that carries it
   * @param ranges its address ranges there, such as {@code 10.91.16.0/24}
   */
  public record LogicalNetwork(String key, ResourceAddress carrier, List<String> ranges) {
    public LogicalNetwork {
      ranges = List.copyOf(ranges);
    }
  }

  /** What runs before the replica at {@code address} starts, in order. */
  public List<DesiredHook> hooks(ResourceAddress address) {
    return hooks.getOrDefault(address, List.of());
  }

  /** All resources of one kind, in order. */
  public <T extends DesiredResource> List<T> all(Class<T> kind) {
    return resources.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The containers, service by service in file order, replica by replica. */
  public List<DesiredContainer> containers() {
    return all(DesiredContainer.class);
  }
}
