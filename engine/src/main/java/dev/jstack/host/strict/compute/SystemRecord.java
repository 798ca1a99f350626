package dev.jstack.host.strict.compute;

import dev.jstack.host.document.hcs.Container.Processor;
import java.util.Optional;

/**
 * What a host keeps of a compute system.
 *
 * @param configuration the document as it was given
 * @param exitType how it ended; absent while it has not
 * @param exitStatus an HRESULT, 0 when nothing went wrong
 * @param startedMillis when it started, milliseconds since 1970; 0: never
 * @param memoryMb a limit changed after creation
 * @param processor a share changed after creation
 */
public record SystemRecord(
    String id,
    String configuration,
    Phase phase,
    Optional<String> exitType,
    int exitStatus,
    long startedMillis,
    Optional<Long> memoryMb,
    Optional<Processor> processor) {

  /** Where a compute system is in its life. */
  public enum Phase {
    CREATED("Created"),
    /** A start was ordered and nobody wrote down that it was over: its host process died. */
    STARTING("Created"),
    RUNNING("Running"),
    PAUSED("Paused"),
    /** Its processes were asked to end. */
    STOPPING("Running"),
    STOPPED("Stopped");

    private final String state;

    Phase(String state) {
      this.state = state;
    }

    /** As the property {@code State} spells it. */
    public String state() {
      return state;
    }
  }

  static SystemRecord created(String id, String configuration) {
    return new SystemRecord(
        id,
        configuration,
        Phase.CREATED,
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  SystemRecord in(Phase next) {
    return new SystemRecord(
        id, configuration, next, exitType, exitStatus, startedMillis, memoryMb, processor);
  }

  SystemRecord startedAt(long millis) {
    return new SystemRecord(
        id, configuration, Phase.RUNNING, exitType, exitStatus, millis, memoryMb, processor);
  }

  SystemRecord ended(String how, int status) {
    return new SystemRecord(
        id,
        configuration,
        Phase.STOPPED,
        Optional.of(how),
        status,
        startedMillis,
        memoryMb,
        processor);
  }

  SystemRecord limitedTo(Optional<Long> memory, Optional<Processor> share) {
    return new SystemRecord(
        id, configuration, phase, exitType, exitStatus, startedMillis, memory, share);
  }
}
