package dev.jstack.host.strict.compute;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.Container.Processor;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.host.document.hcs.RegistryChanges;
import dev.jstack.host.document.hcs.RegistryChanges.RegistryValue;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.host.document.hcs.Storage;
import dev.jstack.host.document.hcs.V1Container;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents of HcsCreateComputeSystem, either shape, to a {@link SystemSpec}. */
final class DocumentReader {
  private static final String OPERATION = "HcsCreateComputeSystem";
  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

  private final HostFacts facts;

  DocumentReader(HostFacts facts) {
    this.facts = facts;
  }

  /** Reads and checks; everything that HCS refuses at creation is refused here. */
  SystemSpec read(String id, String text) {
    SystemSpec spec = hasSchemaVersion(id, text) ? version2(id, text) : version1(id, text);
    new SpecCheck(facts, spec).run();
    return spec;
  }

  private static boolean hasSchemaVersion(String id, String text) {
    try {
      return Json.tree(text) instanceof Map<?, ?> members && members.containsKey("SchemaVersion");
    } catch (JsonException e) {
      throw HcsText.refused(OPERATION, id, e);
    }
  }

  private SystemSpec version2(String id, String text) {
    ComputeSystem document = HcsText.read(OPERATION, id, text, ComputeSystem.class);
    SchemaVersion version = document.schemaVersion().orElseThrow();
    if (version.major() != 2 || version.minor() > facts.schemaMinor()) {
      throw HResult.HCS_E_INVALID_JSON.failure(
          OPERATION,
          id,
          "$.SchemaVersion: this host knows 2.0 to 2." + facts.schemaMinor() + ", not " + version);
    }
    Container container = onlyContainer(id, document);
    Storage storage = container.storage().orElseThrow(() -> missing(id, "$.Container.Storage"));
    Optional<Container.Networking> networking = container.networking();
    return new SystemSpec(
        id,
        document.owner().orElse(""),
        false,
        document.shouldTerminateOnLastHandleClosed(),
        container.guestOs().flatMap(Container.GuestOs::hostName),
        storage.layers().stream().map(Storage.Layer::path).toList(),
        storage.path().orElseThrow(() -> missing(id, "$.Container.Storage.Path")),
        container.mappedDirectories(),
        container.mappedPipes(),
        container.memory().flatMap(Container.Memory::sizeInMb),
        container.processor(),
        networking.flatMap(Container.Networking::namespace),
        List.of(),
        suffixes(networking.flatMap(Container.Networking::dnsSearchList)),
        grace(container.registryChanges()));
  }

  private static Container onlyContainer(String id, ComputeSystem document) {
    long bodies =
        Stream.of(document.container(), document.virtualMachine(), document.hostedSystem())
            .filter(Optional::isPresent)
            .count();
    if (bodies != 1) {
      throw HResult.HCS_E_INVALID_JSON.failure(
          OPERATION,
          id,
          "$: exactly one of Container, VirtualMachine and HostedSystem must be there, found "
              + bodies);
    }
    return document
        .container()
        .orElseThrow(
            () ->
                HResult.ERROR_NOT_SUPPORTED.failure(
                    OPERATION, id, "this host runs containers, not virtual machines by document"));
  }

  private static SystemSpec version1(String id, String text) {
    V1Container document = HcsText.read(OPERATION, id, text, V1Container.class);
    if (!document.systemType().equals("Container")) {
      throw HResult.HCS_E_INVALID_JSON.failure(
          OPERATION, id, "$.SystemType: expected \"Container\"");
    }
    if (document.name().filter(name -> !name.equals(id)).isPresent()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          OPERATION, id, "$.Name differs from the id of the call");
    }
    refuseForHyperv(id, document);
    String scratch =
        document.hvPartition()
            ? document.layerFolderPath().orElseThrow(() -> missing(id, "$.LayerFolderPath"))
            : document.volumePath().orElseThrow(() -> missing(id, "$.VolumePath"));
    Processor processor =
        new Processor(
            document.processorCount(), document.processorWeight(), document.processorMaximum());
    return new SystemSpec(
        id,
        document.owner().orElse(""),
        document.hvPartition(),
        document.terminateOnLastHandleClosed(),
        document.hostName(),
        document.layers().stream().map(V1Container.Layer::path).toList(),
        scratch,
        document.mappedDirectories().stream()
            .map(each -> MappedDirectory.of(each.hostPath(), each.containerPath(), each.readOnly()))
            .toList(),
        document.mappedPipes().stream()
            .map(pipe -> MappedPipe.of(pipe.hostPath(), pipe.containerPipeName()))
            .toList(),
        document.memoryMaximumInMb(),
        Optional.of(processor),
        Optional.empty(),
        document.endpointList(),
        suffixes(document.dnsSearchList()),
        DEFAULT_GRACE);
  }

  private static void refuseForHyperv(String id, V1Container document) {
    if (!document.hvPartition()) {
      return;
    }
    if (document.volumePath().isPresent()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          OPERATION, id, "$.VolumePath: the scratch layer of a virtual machine is not mounted");
    }
    if (document.hvRuntime().flatMap(V1Container.HvRuntime::imagePath).isEmpty()) {
      throw missing(id, "$.HvRuntime.ImagePath");
    }
    if (!document.assignedDevices().isEmpty()) {
      throw HResult.ERROR_NOT_SUPPORTED.failure(
          OPERATION, id, "device assignment is not supported for hyperv isolation");
    }
    if (document.networkSharedContainerName().isPresent()) {
      throw HResult.ERROR_NOT_SUPPORTED.failure(
          OPERATION, id, "hyperv isolation cannot share another container's network");
    }
  }

  private static Duration grace(Optional<RegistryChanges> changes) {
    return changes.stream()
        .flatMap(change -> change.addValues().stream())
        .filter(value -> value.name().equals("WaitToKillServiceTimeout"))
        .flatMap(DocumentReader::text)
        .map(Duration::ofMillis)
        .findFirst()
        .orElse(DEFAULT_GRACE);
  }

  private static Stream<Long> text(RegistryValue value) {
    try {
      return value.stringValue().map(Long::parseLong).stream();
    } catch (NumberFormatException e) {
      return Stream.empty(); // the service control manager ignores what is no number, too
    }
  }

  private static List<String> suffixes(Optional<String> list) {
    return list.stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .filter(suffix -> !suffix.isEmpty())
        .toList();
  }

  private static HostException missing(String id, String path) {
    return HResult.HCS_E_INVALID_JSON.failure(OPERATION, id, path + ": missing");
  }
}
