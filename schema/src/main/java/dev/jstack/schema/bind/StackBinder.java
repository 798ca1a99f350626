package dev.jstack.schema.bind;

import dev.jstack.schema.model.FileSource;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.model.NamespaceSpec;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import dev.jstack.schema.tree.MappingNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Binds a canonical tree. */
public final class StackBinder {
  private final Function<String, Optional<String>> environment;
  private final Map<String, String> variables;
  private final Path directory;

  /**
   * Binds with secrets and configs of the environment taken from {@code environment}.
   *
   * @param environment the value of a variable
   * @param variables all variables, for the programs of providers
   * @param directory the project directory
   */
  public StackBinder(
      Function<String, Optional<String>> environment,
      Map<String, String> variables,
      Path directory) {
    this.environment = environment;
    this.variables = variables;
    this.directory = directory;
  }

  /** The stack that {@code tree} describes. */
  public Stack bind(StackName name, MappingNode tree) {
    Fields root = Fields.of(tree);
    Map<ServiceName, Service> services = services(root.child("services"));
    Map<String, NamespaceSpec> namespaces = namespaces(root.child("x-jstack").child("namespaces"));
    Used used = new Used(services.values(), namespaces.values());
    return new Stack(
        name,
        services,
        providers(root.child("services")),
        used.networks(section(root, "networks", ResourceBinder::network)),
        used.volumes(section(root, "volumes", ResourceBinder::volume)),
        used.secrets(sources(root, "secrets")),
        used.configs(sources(root, "configs")),
        namespaces,
        new TreeOrigin(tree));
  }

  private static Map<ServiceName, Service> services(Fields services) {
    Map<String, List<Mount>> mounts = new LinkedHashMap<>();
    services.each(s -> mounts.put(s.key(), MountBinder.mounts(s.fields())));
    Map<ServiceName, Service> bound = new LinkedHashMap<>();
    services.each(
        s -> {
          if (s.fields().has("provider")) {
            return;
          }
          Service service = ServiceBinder.bind(s.key(), s.fields());
          List<Mount> all =
              SharedVolumes.add(
                  service.mounts(),
                  s.fields().texts("volumes_from"),
                  other -> mounts.getOrDefault(other, List.of()));
          bound.put(service.name(), all == service.mounts() ? service : service.withMounts(all));
        });
    return bound;
  }

  private Map<ServiceName, Provider> providers(Fields services) {
    Map<ServiceName, Provider> bound = new LinkedHashMap<>();
    services.each(
        s -> {
          if (s.fields().has("provider")) {
            Provider provider = ProviderBinder.bind(s.key(), s.fields(), variables, directory);
            bound.put(provider.name(), provider);
          }
        });
    return bound;
  }

  private static <T> Map<String, T> section(
      Fields root, String key, BiFunction<String, Fields, T> bind) {
    Map<String, T> bound = new LinkedHashMap<>();
    root.child(key).each(e -> bound.put(e.key(), bind.apply(e.key(), e.fields())));
    return bound;
  }

  private Map<String, FileSource> sources(Fields root, String key) {
    return section(root, key, (name, fields) -> ResourceBinder.file(name, fields, environment));
  }

  private static Map<String, NamespaceSpec> namespaces(Fields namespaces) {
    Map<String, NamespaceSpec> bound = new LinkedHashMap<>();
    namespaces.each(
        n ->
            bound.put(
                n.key(),
                new NamespaceSpec(
                    n.key(),
                    NetworkBinder.attachments(n.fields().child("networks"), Optional.empty()),
                    NetworkBinder.ports(n.fields().list("ports")))));
    return bound;
  }
}
