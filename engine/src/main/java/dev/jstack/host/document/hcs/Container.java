package dev.jstack.host.document.hcs;

import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * The container of a {@link ComputeSystem}.
 *
 * @param guestOs its computer name
 * @param storage its file system
 * @param mappedDirectories directories of the host, parents before what is mounted inside them
 * @param mappedPipes named pipes of the host
 * @param hvSocket service table; jstack sends none
 * @param containerCredentialGuard a credential guard instance, copied from the service's answer
 * @param registryChanges values written before it boots
 * @param assignedDevices device classes; from build 17763 on
 * @param additionalDeviceNamespace device extension files; jstack sends none
 */
public record Container(
    Optional<GuestOs> guestOs,
    Optional<Storage> storage,
    List<MappedDirectory> mappedDirectories,
    List<MappedPipe> mappedPipes,
    Optional<Memory> memory,
    Optional<Processor> processor,
    Optional<Networking> networking,
    Optional<Object> hvSocket,
    Optional<CredentialGuardState> containerCredentialGuard,
    Optional<RegistryChanges> registryChanges,
    List<Device> assignedDevices,
    Optional<Object> additionalDeviceNamespace) {

  public Container {
    mappedDirectories = List.copyOf(mappedDirectories);
    mappedPipes = List.copyOf(mappedPipes);
    assignedDevices = List.copyOf(assignedDevices);
  }

  /** The same with what only the host can say. */
  public Container withHostParts(Storage hostStorage, Optional<CredentialGuardState> guard) {
    return new Container(
        guestOs,
        Optional.of(hostStorage),
        mappedDirectories,
        mappedPipes,
        memory,
        processor,
        networking,
        hvSocket,
        guard,
        registryChanges,
        assignedDevices,
        additionalDeviceNamespace);
  }

  /** The computer name. */
  public record GuestOs(Optional<String> hostName) {}

  /** The commit limit, in units of 1 048 576 bytes. */
  public record Memory(@JsonName("SizeInMB") Optional<Long> sizeInMb) {}

  /**
   * The share of the processors; at most one member is there.
   *
   * @param count as many processors
   * @param weight 1–10000, against other containers
   * @param maximum 1–10000; 10000 is all processors of the host
   */
  public record Processor(Optional<Long> count, Optional<Long> weight, Optional<Long> maximum) {}

  /**
   * The network namespace.
   *
   * @param dnsSearchList suffixes, separated by commas
   * @param networkSharedContainerName the older way to share a namespace; jstack sends none
   * @param namespace id of the HCN namespace
   * @param networkAdapters ids; jstack sends none
   */
  public record Networking(
      boolean allowUnqualifiedDnsQuery,
      Optional<String> dnsSearchList,
      Optional<String> networkSharedContainerName,
      Optional<String> namespace,
      List<String> networkAdapters) {
    public Networking {
      networkAdapters = List.copyOf(networkAdapters);
    }
  }

  /**
   * A class of devices of the host.
   *
   * @param type absent for interface classes: 17763 does not know the member
   * @param locationPath for {@code DeviceInstance}; from build 18362 on
   */
  public record Device(
      Optional<String> type, Optional<String> interfaceClassGuid, Optional<String> locationPath) {}
}
