package dev.jstack.host.document.hcn;

import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace: what a container's processes see of the network (HostComputeNamespace).
 *
 * @param namespaceId number of its compartment; 0 until a container runs in it
 * @param type absent: {@code Host}
 * @param resources in answers: what is attached
 */
public record HcnNamespace(
    @JsonName("ID") Optional<String> id,
    Optional<Long> namespaceId,
    Optional<String> namespaceGuid,
    Optional<String> type,
    List<Resource> resources,
    boolean createWithCompartment,
    Optional<SchemaVersion> schemaVersion) {

  public HcnNamespace {
    resources = List.copyOf(resources);
  }

  /** The document that makes namespace {@code id}. */
  public static HcnNamespace of(String id) {
    return new HcnNamespace(
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        Optional.of(SchemaVersion.HCN));
  }

  /** Something attached; {@code type} is {@code Endpoint} or {@code Container}. */
  public record Resource(String type, ResourceData data) {}

  /** Its id. */
  public record ResourceData(@JsonName("ID") String id) {}

  /** Ids of the attached endpoints. */
  public List<String> endpoints() {
    return ids("Endpoint");
  }

  /** Ids of the containers inside. */
  public List<String> containers() {
    return ids("Container");
  }

  private List<String> ids(String kind) {
    return resources.stream()
        .filter(resource -> resource.type().equals(kind))
        .map(resource -> resource.data().id())
        .toList();
  }
}
