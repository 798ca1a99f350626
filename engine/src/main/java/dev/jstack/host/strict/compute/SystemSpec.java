package dev.jstack.host.strict.compute;

import dev.jstack.host.document.hcs.Container.Processor;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a compute system is to be, read from either shape of document.
 *
 * @param hyperv whether it is a virtual machine of its own (v1 with HvPartition)
 * @param layers paths of the read-only layers, topmost first
 * @param scratch path of the writable layer
 * @param memoryMb limit in units of 1 048 576 bytes
 * @param processor at most one member is set; 10000 of maximum are all processors
 * @param namespace id of the HCN namespace (schema 2)
 * @param endpoints ids of HCN endpoints (v1)
 * @param grace how long a shutdown waits before it kills; WaitToKillServiceTimeout, 5 s unless set
 */
public record SystemSpec(
    String id,
    String owner,
    boolean hyperv,
    boolean terminateOnLastHandle,
    Optional<String> hostName,
    List<String> layers,
    String scratch,
    List<MappedDirectory> directories,
    List<MappedPipe> pipes,
    Optional<Long> memoryMb,
    Optional<Processor> processor,
    Optional<String> namespace,
    List<String> endpoints,
    List<String> dnsSearch,
    Duration grace) {

  public SystemSpec {
    layers = List.copyOf(layers);
    directories = List.copyOf(directories);
    pipes = List.copyOf(pipes);
    endpoints = List.copyOf(endpoints);
    dnsSearch = List.copyOf(dnsSearch);
  }

  /** The same with limits changed in place. */
  SystemSpec withLimits(Optional<Long> memory, Optional<Processor> share) {
    return new SystemSpec(
        id,
        owner,
        hyperv,
        terminateOnLastHandle,
        hostName,
        layers,
        scratch,
        directories,
        pipes,
        memory,
        share,
        namespace,
        endpoints,
        dnsSearch,
        grace);
  }
}
