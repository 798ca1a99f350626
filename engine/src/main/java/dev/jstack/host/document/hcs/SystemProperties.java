package dev.jstack.host.document.hcs;

import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/**
 * What HcsGetComputeSystemProperties and HcsEnumerateComputeSystems answer. A stopped system has
 * only its id, type, {@code stopped} and {@code exitType}: ask {@code stopped} first.
 *
 * @param systemType {@code Container} or {@code VirtualMachine}
 * @param runtimeId for a virtual machine its id, else zeros
 * @param state {@code Created}, {@code Running}, {@code Paused}, {@code Stopped}
 * @param exitType {@code GracefulExit}, {@code ForcedExit}, {@code UnexpectedExit} …
 */
public record SystemProperties(
    Optional<String> id,
    Optional<String> systemType,
    Optional<String> runtimeOsType,
    Optional<String> name,
    Optional<String> owner,
    Optional<String> runtimeId,
    Optional<String> runtimeTemplateId,
    Optional<String> state,
    boolean stopped,
    Optional<String> exitType,
    Optional<Object> memory,
    Optional<Statistics> statistics,
    List<ProcessDetails> processList,
    boolean terminateOnLastHandleClosed,
    Optional<String> hostingSystemId) {

  public SystemProperties {
    processList = List.copyOf(processList);
  }

  /** Whether processes can run in it now. */
  public boolean isRunning() {
    return !stopped && state.filter("Running"::equals).isPresent();
  }

  /** Whether {@code who} made it; HCS keeps no case of owners. */
  public boolean isOwnedBy(String who) {
    return owner.filter(who::equalsIgnoreCase).isPresent();
  }

  /** A process of the system; times in units of 100 ns. */
  public record ProcessDetails(
      long processId,
      Optional<String> imageName,
      Optional<String> createTimestamp,
      @JsonName("UserTime100ns") long userTime,
      @JsonName("KernelTime100ns") long kernelTime,
      long memoryCommitBytes,
      long memoryWorkingSetPrivateBytes,
      long memoryWorkingSetSharedBytes) {}
}
