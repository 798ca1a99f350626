package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.image.ResolvedImage;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Isolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One replica of a service: its compute system, what runs in it, and what surrounds it.
 *
 * @param id the compute system's id; a new configuration has a new one
 * @param isolation process or hyperv, never default
 * @param isolationReason why, for people
 * @param image what it runs
 * @param document the compute system
 * @param process its first process
 * @param scratch its writable layer
 * @param namespace the namespace that it joins; empty for hyperv isolation
 * @param endpoints the endpoints that it sees, the one with the default route first
 * @param volumes the volumes that it mounts
 * @param directories host directories of binds that are made when missing
 * @param files secrets and configs laid out before it is made
 * @param preparations run in the container before the first process, in order
 * @param hosts what its hosts file says of its peers; rewritten in place
 * @param credentialSpec the gMSA credential spec of a process-isolated container; secret
 * @param fixed what cannot change without a new container: the digest's input
 * @param runtime what can
 * @param dependencies services that it waits for
 */
public record DesiredContainer(
    ResourceAddress address,
    SystemId id,
    Isolation isolation,
    String isolationReason,
    ResolvedImage image,
    ContainerDocument document,
    ProcessParameters process,
    ScratchLayer scratch,
    Optional<ResourceAddress> namespace,
    List<ResourceAddress> endpoints,
    List<ResourceAddress> volumes,
    List<String> directories,
    List<StagedFile> files,
    List<ProcessParameters> preparations,
    HostsBlock hosts,
    Optional<SecretText> credentialSpec,
    FixedConfig fixed,
    ServiceRuntime runtime,
    List<Dependency> dependencies,
    String path)
    implements DesiredResource {

  public DesiredContainer {
    endpoints = List.copyOf(endpoints);
    volumes = List.copyOf(volumes);
    directories = List.copyOf(directories);
    files = List.copyOf(files);
    preparations = List.copyOf(preparations);
    dependencies = List.copyOf(dependencies);
  }

  /**
   * A writable layer.
   *
   * @param path its directory
   * @param parents read-only layers, topmost first
   * @param sizeBytes what to grow it to; absent: the platform's size
   */
  public record ScratchLayer(String path, List<String> parents, Optional<Long> sizeBytes) {
    public ScratchLayer {
      parents = List.copyOf(parents);
    }
  }

  /** The same with other peers in its hosts file. */
  public DesiredContainer withHosts(HostsBlock others) {
    return new DesiredContainer(
        address,
        id,
        isolation,
        isolationReason,
        image,
        document,
        process,
        scratch,
        namespace,
        endpoints,
        volumes,
        directories,
        files,
        preparations,
        others,
        credentialSpec,
        fixed,
        runtime,
        dependencies,
        path);
  }

  @Override
  public List<ResourceAddress> needs() {
    return Stream.of(namespace.stream(), endpoints.stream(), volumes.stream())
        .flatMap(addresses -> addresses)
        .distinct()
        .toList();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.container(this);
  }
}
