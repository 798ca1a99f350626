package dev.jstack.schema.bind;

import dev.jstack.schema.model.CredentialSpec;
import dev.jstack.schema.model.FileGrant;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.model.NamespaceSpec;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Service;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which top-level resources the active services use; nothing else is made on a host. */
final class Used {
  private final Set<String> networks = new HashSet<>();
  private final Set<String> volumes = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();
  private final Set<String> configs = new HashSet<>();

  Used(Collection<Service> services, Collection<NamespaceSpec> namespaces) {
    services.forEach(this::add);
    namespaces.forEach(namespace -> namespace.networks().forEach(this::add));
  }

  private void add(Service service) {
    service.networking().attachments().forEach(this::add);
    service.secrets().stream().map(FileGrant::source).forEach(secrets::add);
    service.configs().stream().map(FileGrant::source).forEach(configs::add);
    service
        .credentialSpec()
        .filter(spec -> spec.kind() == CredentialSpec.Kind.CONFIG)
        .ifPresent(spec -> configs.add(spec.value()));
    for (Mount mount : service.mounts()) {
      if (mount.kind() == Mount.Kind.VOLUME) {
        volumes.add(mount.source());
      }
    }
  }

  private void add(Networking.Attachment attachment) {
    networks.add(attachment.network());
  }

  <T> Map<String, T> networks(Map<String, T> all) {
    return of(all, networks);
  }

  <T> Map<String, T> volumes(Map<String, T> all) {
    return of(all, volumes);
  }

  <T> Map<String, T> secrets(Map<String, T> all) {
    return of(all, secrets);
  }

  <T> Map<String, T> configs(Map<String, T> all) {
    return of(all, configs);
  }

  private static <T> Map<String, T> of(Map<String, T> all, Set<String> used) {
    Map<String, T> kept = new LinkedHashMap<>(all);
    kept.keySet().retainAll(used);
    return kept;
  }
}
