package dev.jstack.host.windows;

import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.json.Json;
import java.util.Map;

/**
 * Compute systems of both DLLs. A document with a SchemaVersion is v2 and goes to computecore.dll;
 * one without is v1 and goes to vmcompute.dll. Both DLLs are clients of one service, so a system
 * can be opened in either; the v1 ones are opened where they were made, because handles do not mix.
 */
final class WindowsCompute implements HcsApi {
  private static final int GENERIC_ALL = 0x10000000;

  private final NativeLibraries libraries;
  private final CoreOperations operations;
  private final LegacyCompute legacy;

  WindowsCompute(NativeLibraries libraries) {
    this.libraries = libraries;
    this.operations = new CoreOperations(libraries);
    this.legacy = new LegacyCompute(libraries);
  }

  @Override
  public HcsSystem createComputeSystem(String id, String configuration, Deadline deadline) {
    return isV1(configuration)
        ? legacy.create(id, configuration, deadline)
        : createCore(id, configuration, deadline);
  }

  private static boolean isV1(String configuration) {
    return Json.tree(configuration) instanceof Map<?, ?> members
        && !members.containsKey("SchemaVersion")
        && members.containsKey("SystemType");
  }

  /** The handle is valid as soon as the call is accepted, even when the wait fails later. */
  private HcsSystem createCore(String id, String configuration, Deadline deadline) {
    PointerByReference system = new PointerByReference();
    try {
      operations.run(
          "HcsCreateComputeSystem",
          id,
          deadline,
          op -> libraries.core().HcsCreateComputeSystem(id, configuration, op, null, system));
      return new CoreSystem(libraries, id, system.getValue());
    } catch (RuntimeException e) {
      if (system.getValue() != null) {
        libraries.core().HcsCloseComputeSystem(system.getValue());
      }
      throw e;
    }
  }

  @Override
  public HcsSystem openComputeSystem(String id) {
    PointerByReference system = new PointerByReference();
    int code = libraries.core().HcsOpenComputeSystem(id, GENERIC_ALL, system);
    NativeResult.check(code, "HcsOpenComputeSystem", id, "");
    CoreSystem core = new CoreSystem(libraries, id, system.getValue());
    if (!isVirtualized(core)) {
      return core;
    }
    core.close();
    return legacy.open(id);
  }

  /** A v1 system with a utility VM has a RuntimeId; a process-isolated one has none. */
  private static boolean isVirtualized(CoreSystem system) {
    String properties = system.properties("", Deadline.in(Waits.QUERY));
    Object runtime = ((Map<?, ?>) Json.tree(properties)).get("RuntimeId");
    return runtime instanceof String text && !text.replaceAll("[0-]", "").isEmpty();
  }

  @Override
  public String enumerateComputeSystems(String query, Deadline deadline) {
    return operations.run(
        "HcsEnumerateComputeSystems",
        "",
        deadline,
        op -> libraries.core().HcsEnumerateComputeSystems(query.isEmpty() ? null : query, op));
  }

  @Override
  public String serviceProperties(String query) {
    OwnedText text = new OwnedText();
    int code = libraries.core().HcsGetServiceProperties(query, text);
    String document = text.take(libraries.localMemory());
    NativeResult.check(code, "HcsGetServiceProperties", "", document);
    return document;
  }

  @Override
  public String modifyServiceSettings(String settings) {
    OwnedText text = new OwnedText();
    int code = libraries.core().HcsModifyServiceSettings(settings, text);
    String document = text.take(libraries.localMemory());
    NativeResult.check(code, "HcsModifyServiceSettings", "", document);
    return document;
  }
}
