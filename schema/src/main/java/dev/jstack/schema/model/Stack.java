package dev.jstack.schema.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole stack: what the files say after every phase, only the services that are active.
 *
 * @param name the stack's name
 * @param services active services by name, in file order
 * @param providers active services that programs of the machine bring, in file order; they are not
 *     among {@code services}
 * @param networks the networks that services are on, by key
 * @param volumes the volumes that services mount, by key
 * @param secrets the secrets that services are given, by key, sources resolved
 * @param configs the configs that services are given, by key, sources resolved
 * @param namespaces named shared network namespaces ({@code x-jstack.namespaces})
 * @param origin where each value was written
 */
public record Stack(
    StackName name,
    Map<ServiceName, Service> services,
    Map<ServiceName, Provider> providers,
    Map<String, Network> networks,
    Map<String, Volume> volumes,
    Map<String, FileSource> secrets,
    Map<String, FileSource> configs,
    Map<String, NamespaceSpec> namespaces,
    Origin origin) {

  public Stack {
    services = OrderedMaps.copyOf(services);
    providers = OrderedMaps.copyOf(providers);
    networks = OrderedMaps.copyOf(networks);
    volumes = OrderedMaps.copyOf(volumes);
    secrets = OrderedMaps.copyOf(secrets);
    configs = OrderedMaps.copyOf(configs);
    namespaces = OrderedMaps.copyOf(namespaces);
  }

  public Optional<Service> service(String service) {
    return Optional.ofNullable(services.get(new ServiceName(service)));
  }

  /** What a service, brought by a container or by a program, waits for. */
  public List<Dependency> dependencies(String service) {
    Provider provider = providers.get(new ServiceName(service));
    return provider != null
        ? provider.dependencies()
        : service(service).map(Service::dependencies).orElse(List.of());
  }

  /** The same stack with other services. */
  public Stack withServices(Map<ServiceName, Service> others) {
    return new Stack(
        name, others, providers, networks, volumes, secrets, configs, namespaces, origin);
  }
}
