package dev.jstack.host.document.hcs;

import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What HcsGetServiceProperties answers: one object for each property type asked for, in order. */
public record ServiceProperties(List<Object> properties, Map<String, Object> propertyResponses) {
  public ServiceProperties {
    properties = List.copyOf(properties);
    propertyResponses = OrderedMaps.copyOf(propertyResponses);
  }

  /** For {@code Basic}: A.X means all versions A.0 to A.X. */
  public record Basic(List<SchemaVersion> supportedSchemaVersions) {
    public Basic {
      supportedSchemaVersions = List.copyOf(supportedSchemaVersions);
    }
  }

  /** For {@code ContainerCredentialGuard}. */
  public record CredentialGuards(List<CredentialGuardInstance> instances) {
    public CredentialGuards {
      instances = List.copyOf(instances);
    }
  }

  /** The credential guard instance of container {@code id}. */
  public record CredentialGuardInstance(
      String id, Optional<CredentialGuardState> credentialGuard, Optional<Object> hvSocketConfig) {}
}
