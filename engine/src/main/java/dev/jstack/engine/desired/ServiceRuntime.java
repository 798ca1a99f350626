package dev.jstack.engine.desired;

import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.OrderedMaps;
import dev.jstack.schema.model.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a replica can change without a new container, in values that a state file keeps as they
 * are. Durations are milliseconds.
 *
 * @param job whether it is to do its work once and end
 * @param restart what happens when its first process ends
 * @param health how it is probed; empty: not at all
 * @param logging how much of its output is kept
 * @param stop how it is stopped
 * @param postStart run in the container after it started, in order; a failure fails the start
 * @param preStop run in the container before jstack stops it, in order
 * @param limits its limits as HCS counts them
 * @param ports its published ports
 * @param labels labels of the service
 * @param containerName the name that the file gives it, by which other stacks may link to it
 */
public record ServiceRuntime(
    boolean job,
    RestartRule restart,
    Optional<HealthProbe> health,
    Logging logging,
    StopRule stop,
    List<ProcessParameters> postStart,
    List<ProcessParameters> preStop,
    LimitValues limits,
    List<PublishedPort> ports,
    Map<String, String> labels,
    Optional<String> containerName) {

  public ServiceRuntime {
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
    ports = List.copyOf(ports);
    labels = OrderedMaps.copyOf(labels);
  }

  /**
   * A restart policy.
   *
   * @param maxAttempts absent: no limit
   * @param delayMillis absent: doubling from 100 ms to 1 min
   * @param windowMillis how long a start must hold to count as good; absent: 10 s
   */
  public record RestartRule(
      RestartPolicy.Kind kind,
      Optional<Integer> maxAttempts,
      Optional<Long> delayMillis,
      Optional<Long> windowMillis) {}

  /**
   * A health check, all defaults filled in.
   *
   * @param process what is run; exit code 0 is healthy
   * @param description the test as written, for people
   */
  public record HealthProbe(
      ProcessParameters process,
      String description,
      long intervalMillis,
      long timeoutMillis,
      int retries,
      long startPeriodMillis,
      long startIntervalMillis) {}

  /**
   * How a replica is stopped.
   *
   * @param signal what HcsSignalProcess is told, such as {@code CtrlShutdown}; empty: terminate at
   *     once
   */
  public record StopRule(long graceMillis, Optional<String> signal) {}

  /** Limits as HCS counts them; of the processor ones at most one is there, hyperv has two. */
  public record LimitValues(
      Optional<Long> memoryInMb,
      Optional<Long> processorCount,
      Optional<Long> processorWeight,
      Optional<Long> processorMaximum) {
    public static final LimitValues NONE =
        new LimitValues(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A published port.
   *
   * @param published absent: the host chooses
   * @param hostAddress absent: the host's default
   */
  public record PublishedPort(
      String protocol,
      int target,
      Optional<Integer> published,
      Optional<String> hostAddress,
      String network) {

    /** The same port at another one of the host. */
    public PublishedPort at(Optional<Integer> other) {
      return new PublishedPort(protocol, target, other, hostAddress, network);
    }
  }
}
