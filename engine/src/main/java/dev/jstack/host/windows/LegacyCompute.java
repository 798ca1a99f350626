package dev.jstack.host.windows;

import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.Dlls.Answer;
import dev.jstack.host.windows.abi.VmCompute;

/** Compute systems of v1 documents, through vmcompute.dll. */
final class LegacyCompute {
  private final Dlls dlls;
  private final VmCompute compute;

  LegacyCompute(Dlls dlls) {
    this.dlls = dlls;
    this.compute = dlls.libraries().compute();
  }

  /**
   * Creates and waits for the completion. The callback is registered after the call was accepted;
   * the completion is delivered all the same (hcsshim relies on that order).
   */
  HcsSystem create(String id, String configuration, Deadline deadline) {
    return dlls.calls()
        .run(
            "HcsCreateComputeSystem",
            id,
            deadline,
            () -> created(id, configuration, deadline),
            LegacySystem::close);
  }

  private LegacySystem created(String id, String configuration, Deadline deadline) {
    PointerByReference system = new PointerByReference();
    Answer answer =
        dlls.ask(error -> compute.HcsCreateComputeSystem(id, configuration, null, system, error));
    if (!Notifications.isPending(answer.code())) {
      NativeResult.check(answer.code(), "HcsCreateComputeSystem", id, answer.error());
    }
    LegacySystem made = LegacySystem.of(dlls, id, system.getValue());
    try {
      made.awaitCreation(answer.code(), deadline);
      return made;
    } catch (HostException e) {
      made.abandon(e);
      throw e;
    }
  }

  HcsSystem open(String id) {
    return dlls.calls()
        .run("HcsOpenComputeSystem", id, dlls.soon(), () -> opened(id), LegacySystem::close);
  }

  private LegacySystem opened(String id) {
    PointerByReference system = new PointerByReference();
    Answer answer = dlls.ask(error -> compute.HcsOpenComputeSystem(id, system, error));
    NativeResult.check(answer.code(), "HcsOpenComputeSystem", id, answer.error());
    return LegacySystem.of(dlls, id, system.getValue());
  }
}
