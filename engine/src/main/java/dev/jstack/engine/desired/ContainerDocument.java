package dev.jstack.engine.desired;

import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.CredentialGuardState;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.host.document.hcs.Storage;
import dev.jstack.host.document.hcs.V1Container;
import dev.jstack.json.Json;
import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The document of a compute system, complete but for what only the host can say. */
public sealed interface ContainerDocument {

  /** Whether vmcompute.dll takes it (no schema version) and not computecore.dll. */
  boolean isV1();

  /** The schema's version, for people: {@code 2.1} or {@code 1.0}. */
  String schema();

  /** Directories and files of the host that show in it. */
  List<String> hostPaths();

  /** The document's text with the parts that the host gave. */
  String complete(HostParts parts);

  /**
   * What only the host can say.
   *
   * @param volumePath the mounted scratch layer without a trailing backslash; empty for hyperv
   * @param layerIds NameToGuid of each layer, by its path
   * @param credentialGuard the credential guard instance, when there is a credential spec
   * @param firstStart whether the scratch layer has never booted
   */
  record HostParts(
      String volumePath,
      Map<String, UUID> layerIds,
      Optional<CredentialGuardState> credentialGuard,
      boolean firstStart) {
    public HostParts {
      layerIds = OrderedMaps.copyOf(layerIds);
    }

    /** The root of the mounted scratch layer: schema 2 wants the separator at its end. */
    String volumeRoot() {
      return volumePath + (volumePath.startsWith("/") ? "/" : "\\");
    }

    String layerId(String path) {
      UUID id = layerIds.get(path);
      if (id == null) {
        throw new IllegalArgumentException("the host gave no id for layer " + path);
      }
      return id.toString();
    }
  }

  /** Process isolation: schema 2. */
  record ProcessIsolated(ComputeSystem template) implements ContainerDocument {
    @Override
    public boolean isV1() {
      return false;
    }

    @Override
    public String schema() {
      return SchemaVersion.HCS.toString();
    }

    @Override
    public List<String> hostPaths() {
      return template.container().stream()
          .flatMap(container -> container.mappedDirectories().stream())
          .map(MappedDirectory::hostPath)
          .toList();
    }

    @Override
    public String complete(HostParts parts) {
      return Json.DOCUMENT.write(completed(parts));
    }

    private ComputeSystem completed(HostParts parts) {
      Container container = template.container().orElseThrow();
      return new ComputeSystem(
          template.owner(),
          template.schemaVersion(),
          template.hostingSystemId(),
          template.hostedSystem(),
          Optional.of(container.withHostParts(storage(container, parts), parts.credentialGuard())),
          template.virtualMachine(),
          template.shouldTerminateOnLastHandleClosed());
    }

    private static Storage storage(Container container, HostParts parts) {
      Storage storage = container.storage().orElseThrow();
      List<Storage.Layer> layers =
          storage.layers().stream()
              .map(layer -> Storage.Layer.of(parts.layerId(layer.path()), layer.path()))
              .toList();
      return new Storage(layers, Optional.of(parts.volumeRoot()), storage.qoS());
    }
  }

  /** Hyperv isolation: the document without a schema version. */
  record Hyperv(V1Container template) implements ContainerDocument {
    @Override
    public boolean isV1() {
      return true;
    }

    @Override
    public String schema() {
      return "1.0";
    }

    @Override
    public List<String> hostPaths() {
      return template.mappedDirectories().stream().map(V1Container.Directory::hostPath).toList();
    }

    @Override
    public String complete(HostParts parts) {
      List<V1Container.Layer> layers =
          template.layers().stream()
              .map(layer -> new V1Container.Layer(parts.layerId(layer.path()), layer.path()))
              .toList();
      return Json.DOCUMENT.write(template.withHostParts(layers, parts.firstStart()));
    }
  }
}
