package dev.jstack.engine.converge;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.document.hcs.CredentialGuardState;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.document.hcs.ServiceModification;
import dev.jstack.host.document.hcs.ServiceProperties;
import dev.jstack.host.document.hcs.ServiceProperties.CredentialGuardInstance;
import dev.jstack.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Credential guard instances of process-isolated containers with a gMSA. They live until somebody
 * removes them or the service ends.
 */
public final class CredentialGuards {
  private static final String QUERY =
      Json.DOCUMENT.write(PropertyQuery.of("ContainerCredentialGuard"));

  private final HcsApi compute;

  /** The instances that {@code compute} has. */
  public CredentialGuards(HcsApi compute) {
    this.compute = compute;
  }

  /** The instance of {@code container}, made when it has a credential spec and none yet. */
  public Optional<CredentialGuardState> of(DesiredContainer container) {
    if (container.credentialSpec().isEmpty()) {
      return Optional.empty();
    }
    String id = container.id().toString();
    if (find(id).isEmpty()) {
      String spec = container.credentialSpec().get().reveal();
      compute.modifyServiceSettings(
          Json.DOCUMENT.write(ServiceModification.addCredentialGuard(id, spec)));
    }
    return find(id).flatMap(CredentialGuardInstance::credentialGuard);
  }

  /** Removes the instance of container {@code id}; none is fine. */
  void remove(SystemId id) {
    if (find(id.toString()).isPresent()) {
      String removal =
          Json.DOCUMENT.write(ServiceModification.removeCredentialGuard(id.toString()));
      Tolerant.gone(() -> compute.modifyServiceSettings(removal));
    }
  }

  /** The containers of jstack that an instance is kept for. */
  public List<SystemId> owned() {
    return all().flatMap(instance -> SystemId.parse(instance.id()).stream()).toList();
  }

  private Optional<CredentialGuardInstance> find(String id) {
    return all().filter(instance -> instance.id().equals(id)).findFirst();
  }

  private Stream<CredentialGuardInstance> all() {
    String answer = compute.serviceProperties(QUERY);
    List<Object> properties =
        Json.DOCUMENT.readLenient(answer, ServiceProperties.class).properties();
    return properties.stream()
        .map(tree -> Json.DOCUMENT.bindLenient(tree, ServiceProperties.CredentialGuards.class))
        .flatMap(guards -> guards.instances().stream());
  }
}
