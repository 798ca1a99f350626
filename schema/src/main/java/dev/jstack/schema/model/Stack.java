package dev.jstack.schema.model;

import java.util.Map;
import java.util.Optional;

/**
 * A whole stack: what the files say after every phase, only the services that are active.
 *
 * @param name the stack's name
 * @param services active services by name, in file order
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
    Map<String, Network> networks,
    Map<String, Volume> volumes,
    Map<String, FileSource> secrets,
    Map<String, FileSource> configs,
    Map<String, NamespaceSpec> namespaces,
    Origin origin) {

  public Stack {
    services = OrderedMaps.copyOf(services);
    networks = OrderedMaps.copyOf(networks);
    volumes = OrderedMaps.copyOf(volumes);
    secrets = OrderedMaps.copyOf(secrets);
    configs = OrderedMaps.copyOf(configs);
    namespaces = OrderedMaps.copyOf(namespaces);
  }

  public Optional<Service> service(String service) {
    return Optional.ofNullable(services.get(new ServiceName(service)));
  }
}
