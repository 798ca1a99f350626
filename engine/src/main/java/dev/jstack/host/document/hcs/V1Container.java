package dev.jstack.host.document.hcs;

import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * The container document without a schema version, as Docker sends it to vmcompute.dll. jstack uses
 * it for hyperv isolation: HCS then boots the utility virtual machine, shares the layers and wires
 * the endpoints itself.
 *
 * @param systemType always {@code Container}
 * @param name the id again
 * @param volumePath process isolation only: the scratch volume without a trailing backslash
 * @param layerFolderPath directory of the scratch layer
 * @param layers read-only layers, topmost first
 * @param ignoreFlushesDuringBoot only for the first boot of a scratch layer
 * @param hvPartition whether a utility virtual machine runs it
 * @param endpointList ids of HCN endpoints, the one with the default route first
 * @param dnsSearchList suffixes, separated by commas
 * @param credentials a gMSA credential spec as text
 * @param processorMaximum 1–10000
 * @param storageSandboxSize size of the system drive in bytes
 */
public record V1Container(
    String systemType,
    Optional<String> name,
    Optional<String> owner,
    Optional<String> volumePath,
    Optional<String> layerFolderPath,
    List<Layer> layers,
    boolean ignoreFlushesDuringBoot,
    Optional<String> credentials,
    Optional<Long> processorCount,
    Optional<Long> processorWeight,
    Optional<Long> processorMaximum,
    @JsonName("StorageIOPSMaximum") Optional<Long> storageIopsMaximum,
    Optional<Long> storageBandwidthMaximum,
    Optional<Long> storageSandboxSize,
    @JsonName("MemoryMaximumInMB") Optional<Long> memoryMaximumInMb,
    Optional<String> hostName,
    List<Directory> mappedDirectories,
    List<Pipe> mappedPipes,
    boolean hvPartition,
    Optional<String> networkSharedContainerName,
    List<String> endpointList,
    Optional<HvRuntime> hvRuntime,
    boolean servicing,
    @JsonName("AllowUnqualifiedDNSQuery") boolean allowUnqualifiedDnsQuery,
    @JsonName("DNSSearchList") Optional<String> dnsSearchList,
    Optional<String> containerType,
    boolean terminateOnLastHandleClosed,
    List<Device> assignedDevices,
    List<Object> mappedVirtualDisks) {

  public V1Container {
    layers = List.copyOf(layers);
    mappedDirectories = List.copyOf(mappedDirectories);
    mappedPipes = List.copyOf(mappedPipes);
    endpointList = List.copyOf(endpointList);
    assignedDevices = List.copyOf(assignedDevices);
    mappedVirtualDisks = List.copyOf(mappedVirtualDisks);
  }

  /** The same with what only the host can say. */
  public V1Container withHostParts(List<Layer> hostLayers, boolean firstStart) {
    return new V1Container(
        systemType,
        name,
        owner,
        volumePath,
        layerFolderPath,
        hostLayers,
        firstStart,
        credentials,
        processorCount,
        processorWeight,
        processorMaximum,
        storageIopsMaximum,
        storageBandwidthMaximum,
        storageSandboxSize,
        memoryMaximumInMb,
        hostName,
        mappedDirectories,
        mappedPipes,
        hvPartition,
        networkSharedContainerName,
        endpointList,
        hvRuntime,
        servicing,
        allowUnqualifiedDnsQuery,
        dnsSearchList,
        containerType,
        terminateOnLastHandleClosed,
        assignedDevices,
        mappedVirtualDisks);
  }

  /** A read-only layer; {@code ID} is spelled unlike in schema 2. */
  public record Layer(@JsonName("ID") String id, String path) {}

  /** A directory of the host. */
  public record Directory(
      String hostPath,
      String containerPath,
      boolean readOnly,
      Optional<Long> bandwidthMaximum,
      @JsonName("IOPSMaximum") Optional<Long> iopsMaximum,
      @JsonName("CreateInUtilityVM") boolean createInUtilityVm) {

    /** A mapping without limits. */
    public static Directory of(String hostPath, String containerPath, boolean readOnly) {
      return new Directory(
          hostPath, containerPath, readOnly, Optional.empty(), Optional.empty(), false);
    }
  }

  /** A named pipe of the host. */
  public record Pipe(String hostPath, String containerPipeName) {}

  /** A class of devices; process isolation only. */
  public record Device(String interfaceClassGuid) {}

  /**
   * What the utility virtual machine boots from.
   *
   * @param imagePath the {@code UtilityVM} directory of the topmost layer that has one
   */
  public record HvRuntime(
      Optional<String> imagePath,
      boolean skipTemplate,
      Optional<String> linuxInitrdFile,
      Optional<String> linuxKernelFile,
      Optional<String> linuxBootParameters,
      boolean bootSource,
      boolean writableBootSource) {

    /** A Windows utility virtual machine. */
    public static HvRuntime of(String imagePath) {
      return new HvRuntime(
          Optional.of(imagePath),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false);
    }
  }
}
