package dev.jstack.host.strict.compute;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.document.hcs.Statistics;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.host.strict.compute.SystemRecord.Phase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What HCS says of a system; of a stopped one only that. */
final class Properties {
  private static final String NO_MACHINE = "00000000-0000-0000-0000-000000000000";
  private static final Set<String> TYPES =
      Set.of(
          "Memory",
          "Statistics",
          "ProcessList",
          "TerminateOnLastHandleClosed",
          "SharedMemoryRegion",
          "GuestConnection",
          "ICHeartbeatStatus",
          "ProcessorTopology",
          "CpuGroup",
          "SystemGUID",
          "MappedVirtualDisk");

  private Properties() {}

  static SystemProperties of(SystemSpec spec, SystemRecord record) {
    return record.phase() == Phase.STOPPED
        ? stopped(spec, record)
        : with(spec, record, Optional.empty(), List.of(), false);
  }

  static SystemProperties of(
      SystemSpec spec, SystemRecord record, PropertyQuery query, ComputeBackend backend) {
    for (String type : query.propertyTypes()) {
      if (!TYPES.contains(type)) {
        throw HResult.HCS_E_INVALID_JSON.failure(
            "HcsGetComputeSystemProperties",
            spec.id(),
            "$.PropertyTypes: \"" + type + "\" is no type of property");
      }
    }
    if (record.phase() == Phase.STOPPED) {
      return stopped(spec, record);
    }
    boolean started = record.phase() != Phase.CREATED && record.phase() != Phase.STARTING;
    Optional<Statistics> statistics =
        started && query.propertyTypes().contains("Statistics")
            ? Optional.of(backend.statistics(spec, record.startedMillis()))
            : Optional.empty();
    List<SystemProperties.ProcessDetails> processes =
        started && query.propertyTypes().contains("ProcessList")
            ? backend.processes(spec)
            : List.of();
    boolean flag =
        query.propertyTypes().contains("TerminateOnLastHandleClosed")
            && spec.terminateOnLastHandle();
    return with(spec, record, statistics, processes, flag);
  }

  private static SystemProperties with(
      SystemSpec spec,
      SystemRecord record,
      Optional<Statistics> statistics,
      List<SystemProperties.ProcessDetails> processes,
      boolean terminateOnLastHandle) {
    return new SystemProperties(
        Optional.of(spec.id()),
        Optional.of("Container"),
        Optional.of("Windows"),
        Optional.of(spec.id()),
        Optional.of(spec.owner()).filter(owner -> !owner.isEmpty()),
        Optional.of(runtimeId(spec)),
        Optional.empty(),
        Optional.of(record.phase().state()),
        false,
        Optional.empty(),
        Optional.empty(),
        statistics,
        processes,
        terminateOnLastHandle,
        Optional.empty());
  }

  /** A virtual machine has an id of its own. */
  private static String runtimeId(SystemSpec spec) {
    return spec.hyperv()
        ? UUID.nameUUIDFromBytes(spec.id().getBytes(StandardCharsets.UTF_8)).toString()
        : NO_MACHINE;
  }

  private static SystemProperties stopped(SystemSpec spec, SystemRecord record) {
    return new SystemProperties(
        Optional.of(spec.id()),
        Optional.of("Container"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(spec.owner()).filter(owner -> !owner.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        record.exitType(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty());
  }
}
