package dev.jstack.host.api;

import java.util.Optional;

/** An open handle of a compute system. Closing it neither stops nor removes the system. */
public interface HcsSystem extends AutoCloseable {

  String id();

  /** HcsStartComputeSystem: boots the silo or the virtual machine; no user process runs yet. */
  void start(Deadline deadline);

  /** HcsShutDownComputeSystem: asks; returns when the system has exited. */
  void shutDown(Deadline deadline);

  /** HcsTerminateComputeSystem: forces; returns when the system has exited. */
  void terminate(Deadline deadline);

  /** HcsPauseComputeSystem; hyperv isolation only. */
  void pause(Deadline deadline);

  /** HcsResumeComputeSystem. */
  void resume(Deadline deadline);

  /** HcsGetComputeSystemProperties for a PropertyQuery; empty query: basic properties. */
  String properties(String query, Deadline deadline);

  /** HcsModifyComputeSystem with a ModifySettingRequest. */
  void modify(String request, Deadline deadline);

  /** HcsCreateProcess with ProcessParameters. */
  HcsProcess createProcess(String parameters, Deadline deadline);

  /** HcsOpenProcess; pipes are those of the first creation where the host can give them again. */
  HcsProcess openProcess(int processId);

  /**
   * HcsWaitForComputeSystemExit: the SystemExitStatus, or empty when the deadline came first. A
   * deadline that is over asks without waiting.
   */
  Optional<String> waitForExit(Deadline deadline);

  /** HcsCloseComputeSystem; idempotent. */
  @Override
  void close();
}
