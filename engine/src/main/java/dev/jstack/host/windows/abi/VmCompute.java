package dev.jstack.host.windows.abi;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * vmcompute.dll (build 14393 and later): compute systems of v1 documents, layers, and HNSCall. The
 * names of compute systems are those of computecore.dll, the signatures are not. Undocumented; as
 * Docker and hcsshim call it.
 */
public interface VmCompute extends Library {

  /** Called on a thread of the operating system; {@code data} dies with the call. */
  interface Notification extends Callback {
    void invoke(int type, Pointer context, int status, Pointer data);
  }

  int HcsCreateComputeSystem(
      String id,
      String configuration,
      Pointer identity,
      PointerByReference system,
      OwnedText result);

  int HcsOpenComputeSystem(String id, PointerByReference system, OwnedText result);

  int HcsCloseComputeSystem(Pointer system);

  int HcsStartComputeSystem(Pointer system, String options, OwnedText result);

  int HcsShutdownComputeSystem(Pointer system, String options, OwnedText result);

  int HcsTerminateComputeSystem(Pointer system, String options, OwnedText result);

  int HcsPauseComputeSystem(Pointer system, String options, OwnedText result);

  int HcsResumeComputeSystem(Pointer system, String options, OwnedText result);

  int HcsGetComputeSystemProperties(
      Pointer system, String query, OwnedText properties, OwnedText result);

  int HcsModifyComputeSystem(Pointer system, String configuration, OwnedText result);

  int HcsRegisterComputeSystemCallback(
      Pointer system, Notification callback, Pointer context, PointerByReference handle);

  int HcsUnregisterComputeSystemCallback(Pointer handle);

  int HcsCreateProcess(
      Pointer system,
      String parameters,
      ProcessInformation information,
      PointerByReference process,
      OwnedText result);

  int HcsOpenProcess(Pointer system, int processId, PointerByReference process, OwnedText result);

  int HcsCloseProcess(Pointer process);

  int HcsTerminateProcess(Pointer process, OwnedText result);

  int HcsSignalProcess(Pointer process, String options, OwnedText result);

  int HcsGetProcessInfo(Pointer process, ProcessInformation information, OwnedText result);

  int HcsGetProcessProperties(Pointer process, OwnedText properties, OwnedText result);

  int HcsModifyProcess(Pointer process, String settings, OwnedText result);

  int HNSCall(String method, String path, String request, OwnedText response);

  int ActivateLayer(DriverInfo driver, String id);

  int DeactivateLayer(DriverInfo driver, String id);

  int UnprepareLayer(DriverInfo driver, String id);

  int DestroyLayer(DriverInfo driver, String id);

  int CreateSandboxLayer(
      DriverInfo driver, String id, long parent, LayerDescriptor[] layers, long count);

  int PrepareLayer(DriverInfo driver, String id, LayerDescriptor[] layers, long count);

  int ImportLayer(
      DriverInfo driver, String id, String folder, LayerDescriptor[] layers, long count);

  int ExpandSandboxSize(DriverInfo driver, String id, long bytes);

  int GetLayerMountPath(DriverInfo driver, String id, LongByReference length, Pointer buffer);

  int LayerExists(DriverInfo driver, String id, IntByReference exists);

  int NameToGuid(String name, GuidReference guid);

  int ProcessBaseImage(String path);

  int ProcessUtilityImage(String path);

  int GrantVmAccess(String vmId, String file);
}
