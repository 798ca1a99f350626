package dev.jstack.host.document.hcs;

import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * Use of a compute system; times are ISO-8601, durations in units of 100 ns.
 *
 * @param network v1 systems only
 */
public record Statistics(
    Optional<String> timestamp,
    Optional<String> containerStartTime,
    @JsonName("Uptime100ns") long uptime,
    Optional<ProcessorStats> processor,
    Optional<MemoryStats> memory,
    Optional<StorageStats> storage,
    List<Object> network) {

  public Statistics {
    network = List.copyOf(network);
  }

  /** Processor time. */
  public record ProcessorStats(
      @JsonName("TotalRuntime100ns") long totalRuntime,
      @JsonName("RuntimeUser100ns") long runtimeUser,
      @JsonName("RuntimeKernel100ns") long runtimeKernel) {}

  /** Memory in bytes. */
  public record MemoryStats(
      long memoryUsageCommitBytes,
      long memoryUsageCommitPeakBytes,
      long memoryUsagePrivateWorkingSetBytes) {}

  /** Traffic of the system drive. */
  public record StorageStats(
      long readCountNormalized,
      long readSizeBytes,
      long writeCountNormalized,
      long writeSizeBytes) {}
}
