package dev.jstack.schema.model;

import java.util.Optional;

/**
 * Upper bounds on what a container uses.
 *
 * @param memoryBytes commit limit (process) or size of the virtual machine (hyperv)
 * @param cpus processors as a fraction, 0.01 to those of the host
 * @param cpuCount whole processors
 * @param cpuPercent 1–100, of all processors of the host
 * @param cpuShares weight 1–10000
 * @param iopsMaximum system drive, operations per second
 * @param bandwidthMaximum system drive, bytes per second
 */
public record Limits(
    Optional<Long> memoryBytes,
    Optional<Double> cpus,
    Optional<Long> cpuCount,
    Optional<Double> cpuPercent,
    Optional<Long> cpuShares,
    Optional<Long> iopsMaximum,
    Optional<Long> bandwidthMaximum) {
  public static final Limits NONE =
      new Limits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
