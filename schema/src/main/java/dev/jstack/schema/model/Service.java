package dev.jstack.schema.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service: one or more equal replicas of a container.
 *
 * @param image the image reference as written; absent only when the service builds its image
 * @param pullPolicy when to ask the registry
 * @param platform the wanted platform as written ({@code windows/amd64})
 * @param process what runs and how
 * @param isolation process, hyperv or the host's default
 * @param networking the networks it is on, another service's namespace, or none
 * @param ports published ports, ranges expanded
 * @param mounts directories, volumes and pipes, deduplicated by target
 * @param secrets grants of top-level secrets
 * @param configs grants of top-level configs
 * @param dependencies what must be there first, implied ones included
 * @param healthcheck how its health is probed; absent: the image's, if any
 * @param restart what happens when it ends
 * @param scaling replicas and how they are replaced
 * @param limits processor and memory
 * @param stop how it is stopped
 * @param hooks commands before and after start and before stop
 * @param logging how much of its output is kept
 * @param devices assigned devices by interface class
 * @param credentialSpec the gMSA credential spec
 * @param storageSize size of the system drive in bytes
 * @param containerName a fixed name; only with one replica
 * @param labels labels and annotations kept with the container's state
 * @param profiles the profiles that activate it
 */
public record Service(
    ServiceName name,
    Optional<String> image,
    PullPolicy pullPolicy,
    Optional<String> platform,
    ProcessSpec process,
    Isolation isolation,
    Networking networking,
    List<PortMapping> ports,
    List<Mount> mounts,
    List<FileGrant> secrets,
    List<FileGrant> configs,
    List<Dependency> dependencies,
    Optional<Healthcheck> healthcheck,
    RestartPolicy restart,
    Scaling scaling,
    Limits limits,
    StopSpec stop,
    Hooks hooks,
    Logging logging,
    List<DeviceSpec> devices,
    Optional<CredentialSpec> credentialSpec,
    Optional<Long> storageSize,
    Optional<String> containerName,
    Map<String, String> labels,
    List<String> profiles) {

  public Service {
    ports = List.copyOf(ports);
    mounts = List.copyOf(mounts);
    secrets = List.copyOf(secrets);
    configs = List.copyOf(configs);
    dependencies = List.copyOf(dependencies);
    devices = List.copyOf(devices);
    labels = OrderedMaps.copyOf(labels);
    profiles = List.copyOf(profiles);
  }

  /** The images that it names: its own, then those of what runs before it. */
  public Set<String> images() {
    Set<String> images = new LinkedHashSet<>(image.stream().toList());
    hooks.preStart().forEach(hook -> hook.image().ifPresent(images::add));
    return images;
  }

  /** The same with other mounts. */
  public Service withMounts(List<Mount> others) {
    return with(process, others);
  }

  /** The same with other variables. */
  public Service withEnvironment(Map<String, String> variables) {
    return with(process.withEnvironment(variables), mounts);
  }

  private Service with(ProcessSpec process, List<Mount> mounts) {
    return new Service(
        name,
        image,
        pullPolicy,
        platform,
        process,
        isolation,
        networking,
        ports,
        mounts,
        secrets,
        configs,
        dependencies,
        healthcheck,
        restart,
        scaling,
        limits,
        stop,
        hooks,
        logging,
        devices,
        credentialSpec,
        storageSize,
        containerName,
        labels,
        profiles);
  }
}
