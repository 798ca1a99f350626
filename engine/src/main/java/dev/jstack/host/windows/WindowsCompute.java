package dev.jstack.host.windows;

import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.ComputeCore;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compute systems of both DLLs. A document with a SchemaVersion is v2 and goes to computecore.dll;
 * one without is v1 and goes to vmcompute.dll. Both DLLs are clients of one service, so a system
 * can be opened in either; the v1 ones are opened where they were made, because handles do not mix.
 */
final class WindowsCompute implements HcsApi {
  private static final int GENERIC_ALL = 0x10000000;

  private final Dlls dlls;
  private final ComputeCore core;
  private final CoreOperations operations;
  private final LegacyCompute legacy;

  WindowsCompute(Dlls dlls) {
    this.dlls = dlls;
    this.core = dlls.libraries().core();
    this.operations = new CoreOperations(dlls);
    this.legacy = new LegacyCompute(dlls);
  }

  @Override
  public HcsSystem createComputeSystem(String id, String configuration, Deadline deadline) {
    return isV1(configuration)
        ? legacy.create(id, configuration, deadline)
        : createCore(id, configuration, deadline);
  }

  /** What is no JSON at all goes to computecore.dll, which says so. */
  private static boolean isV1(String configuration) {
    try {
      return Json.tree(configuration) instanceof Map<?, ?> members
          && !members.containsKey("SchemaVersion")
          && members.containsKey("SystemType");
    } catch (JsonException e) {
      return false;
    }
  }

  private HcsSystem createCore(String id, String configuration, Deadline deadline) {
    return dlls.calls()
        .run(
            "HcsCreateComputeSystem",
            id,
            deadline,
            () -> created(id, configuration, deadline),
            CoreSystem::close);
  }

  /**
   * The handle is valid as soon as the call is accepted, even when the wait fails later. After a
   * wait that timed out the system may be there, so it is ended.
   */
  private CoreSystem created(String id, String configuration, Deadline deadline) {
    PointerByReference system = new PointerByReference();
    try {
      operations.run(
          "HcsCreateComputeSystem",
          id,
          deadline,
          op -> core.HcsCreateComputeSystem(id, configuration, op, null, system));
      return new CoreSystem(dlls, id, system.getValue());
    } catch (HostException e) {
      if (system.getValue() != null) {
        abandon(new CoreSystem(dlls, id, system.getValue()), e);
      }
      throw e;
    }
  }

  private void abandon(CoreSystem unconfirmed, HostException failure) {
    try (unconfirmed) {
      if (failure.error() == HostError.TIMED_OUT) {
        unconfirmed.terminate(dlls.soon());
      }
    } catch (HostException gone) {
      // what was never made cannot be ended
    }
  }

  @Override
  public HcsSystem openComputeSystem(String id) {
    CoreSystem opened =
        dlls.calls()
            .run("HcsOpenComputeSystem", id, dlls.soon(), () -> opened(id), CoreSystem::close);
    boolean virtualized;
    try {
      virtualized = isVirtualized(opened);
    } catch (HostException e) {
      opened.close();
      throw e;
    }
    if (!virtualized) {
      return opened;
    }
    opened.close();
    return legacy.open(id);
  }

  private CoreSystem opened(String id) {
    PointerByReference system = new PointerByReference();
    int code = core.HcsOpenComputeSystem(id, GENERIC_ALL, system);
    NativeResult.check(code, "HcsOpenComputeSystem", id, "");
    return new CoreSystem(dlls, id, system.getValue());
  }

  /** A v1 system with a utility VM has a RuntimeId; a process-isolated one has none. */
  private boolean isVirtualized(CoreSystem system) {
    String properties = system.properties("", dlls.soon());
    Object runtime = ((Map<?, ?>) Json.tree(properties)).get("RuntimeId");
    return runtime instanceof String text && !text.replaceAll("[0-]", "").isEmpty();
  }

  @Override
  public String enumerateComputeSystems(String query, Deadline deadline) {
    String name = "HcsEnumerateComputeSystems";
    @Nullable String text = query.isEmpty() ? null : query;
    return dlls.calls()
        .run(
            name,
            "",
            deadline,
            () ->
                operations.run(
                    name, "", deadline, op -> core.HcsEnumerateComputeSystems(text, op)));
  }

  @Override
  public String serviceProperties(String query) {
    return service("HcsGetServiceProperties", text -> core.HcsGetServiceProperties(query, text));
  }

  @Override
  public String modifyServiceSettings(String settings) {
    return service(
        "HcsModifyServiceSettings", text -> core.HcsModifyServiceSettings(settings, text));
  }

  private String service(String name, ToIntFunction<OwnedText> call) {
    return dlls.calls()
        .run(
            name,
            "",
            dlls.soon(),
            () -> {
              OwnedText text = new OwnedText();
              int code = call.applyAsInt(text);
              String document = text.take(dlls.libraries().localMemory());
              NativeResult.check(code, name, "", document);
              return document;
            });
  }
}
