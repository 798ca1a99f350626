package dev.jstack.host.windows;

import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;

/** Compute systems of v1 documents, through vmcompute.dll. */
final class LegacyCompute {
  private final NativeLibraries libraries;

  LegacyCompute(NativeLibraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Creates and waits for the completion. The callback is registered after the call was accepted;
   * the completion is delivered all the same (hcsshim relies on that order).
   */
  HcsSystem create(String id, String configuration, Deadline deadline) {
    PointerByReference system = new PointerByReference();
    OwnedText result = new OwnedText();
    int code = libraries.compute().HcsCreateComputeSystem(id, configuration, null, system, result);
    String document = result.take(libraries.sharedMemory());
    if (!Notifications.isPending(code)) {
      NativeResult.check(code, "HcsCreateComputeSystem", id, document);
    }
    LegacySystem made = new LegacySystem(libraries, id, system.getValue());
    try {
      made.awaitCreation(code, deadline);
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  HcsSystem open(String id) {
    PointerByReference system = new PointerByReference();
    OwnedText result = new OwnedText();
    int code = libraries.compute().HcsOpenComputeSystem(id, system, result);
    NativeResult.check(code, "HcsOpenComputeSystem", id, result.take(libraries.sharedMemory()));
    return new LegacySystem(libraries, id, system.getValue());
  }
}
