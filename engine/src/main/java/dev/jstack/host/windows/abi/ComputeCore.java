package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * computecore.dll (Windows 10 1809, Server 2019). Each asynchronous call takes an operation, which
 * is waited for. Functions that older builds lack are bound when they are first called and throw
 * UnsatisfiedLinkError there.
 */
public interface ComputeCore extends Library {
  Pointer HcsCreateOperation(Pointer context, Pointer callback);

  void HcsCloseOperation(Pointer operation);

  int HcsGetOperationResult(Pointer operation, OwnedText result);

  int HcsWaitForOperationResult(Pointer operation, int timeoutMillis, OwnedText result);

  int HcsWaitForOperationResultAndProcessInfo(
      Pointer operation, int timeoutMillis, ProcessInformation process, OwnedText result);

  int HcsEnumerateComputeSystems(String query, Pointer operation);

  int HcsCreateComputeSystem(
      String id,
      String configuration,
      Pointer operation,
      Pointer securityDescriptor,
      PointerByReference system);

  int HcsOpenComputeSystem(String id, int requestedAccess, PointerByReference system);

  void HcsCloseComputeSystem(Pointer system);

  int HcsStartComputeSystem(Pointer system, Pointer operation, String options);

  int HcsShutDownComputeSystem(Pointer system, Pointer operation, String options);

  int HcsTerminateComputeSystem(Pointer system, Pointer operation, String options);

  int HcsPauseComputeSystem(Pointer system, Pointer operation, String options);

  int HcsResumeComputeSystem(Pointer system, Pointer operation, String options);

  int HcsGetComputeSystemProperties(Pointer system, Pointer operation, String query);

  int HcsModifyComputeSystem(
      Pointer system, Pointer operation, String configuration, Pointer identity);

  /** Windows 10 2104, Server 2022 and later. */
  int HcsWaitForComputeSystemExit(Pointer system, int timeoutMillis, OwnedText result);

  int HcsCreateProcess(
      Pointer system,
      String parameters,
      Pointer operation,
      Pointer securityDescriptor,
      PointerByReference process);

  int HcsOpenProcess(
      Pointer system, int processId, int requestedAccess, PointerByReference process);

  void HcsCloseProcess(Pointer process);

  int HcsTerminateProcess(Pointer process, Pointer operation, String options);

  int HcsSignalProcess(Pointer process, Pointer operation, String options);

  int HcsGetProcessInfo(Pointer process, Pointer operation);

  int HcsGetProcessProperties(Pointer process, Pointer operation, String query);

  int HcsModifyProcess(Pointer process, Pointer operation, String settings);

  /** Server 2022 and later. */
  int HcsWaitForProcessExit(Pointer process, int timeoutMillis, OwnedText result);

  int HcsGetServiceProperties(String query, OwnedText result);

  int HcsModifyServiceSettings(String settings, OwnedText result);
}
