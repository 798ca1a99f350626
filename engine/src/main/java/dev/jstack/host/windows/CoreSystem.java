package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.windows.abi.ComputeCore;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.ProcessInformation;
import dev.jstack.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A compute system behind a handle of computecore.dll. */
final class CoreSystem implements HcsSystem {
  private static final int GENERIC_ALL = 0x10000000;

  private final NativeLibraries libraries;
  private final ComputeCore core;
  private final CoreOperations operations;
  private final String id;
  private final Pointer handle;
  private final AtomicBoolean closed = new AtomicBoolean();

  CoreSystem(NativeLibraries libraries, String id, Pointer handle) {
    this.libraries = libraries;
    this.core = libraries.core();
    this.operations = new CoreOperations(libraries);
    this.id = id;
    this.handle = handle;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void start(Deadline deadline) {
    run("HcsStartComputeSystem", deadline, op -> core.HcsStartComputeSystem(handle, op, null));
  }

  @Override
  public void shutDown(Deadline deadline) {
    run(
        "HcsShutDownComputeSystem",
        deadline,
        op -> core.HcsShutDownComputeSystem(handle, op, null));
  }

  @Override
  public void terminate(Deadline deadline) {
    run(
        "HcsTerminateComputeSystem",
        deadline,
        op -> core.HcsTerminateComputeSystem(handle, op, null));
  }

  @Override
  public void pause(Deadline deadline) {
    run("HcsPauseComputeSystem", deadline, op -> core.HcsPauseComputeSystem(handle, op, null));
  }

  @Override
  public void resume(Deadline deadline) {
    run("HcsResumeComputeSystem", deadline, op -> core.HcsResumeComputeSystem(handle, op, null));
  }

  @Override
  public String properties(String query, Deadline deadline) {
    return run(
        "HcsGetComputeSystemProperties",
        deadline,
        op -> core.HcsGetComputeSystemProperties(handle, op, query.isEmpty() ? null : query));
  }

  @Override
  public void modify(String request, Deadline deadline) {
    run(
        "HcsModifyComputeSystem",
        deadline,
        op -> core.HcsModifyComputeSystem(handle, op, request, null));
  }

  @Override
  public HcsProcess createProcess(String parameters, Deadline deadline) {
    PointerByReference process = new PointerByReference();
    ProcessInformation information = new ProcessInformation();
    operations.run(
        "HcsCreateProcess",
        id,
        deadline,
        information,
        op -> core.HcsCreateProcess(handle, parameters, op, null, process));
    return new CoreProcess(libraries, id, process.getValue(), Streams.of(libraries, information));
  }

  @Override
  public HcsProcess openProcess(int processId) {
    PointerByReference process = new PointerByReference();
    int code = core.HcsOpenProcess(handle, processId, GENERIC_ALL, process);
    NativeResult.check(code, "HcsOpenProcess", id + " pid " + processId, "");
    return CoreProcess.opened(libraries, id, process.getValue());
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    OwnedText text = new OwnedText();
    try {
      int code = core.HcsWaitForComputeSystemExit(handle, deadline.remainingMillis(), text);
      return Waits.exited(code, "HcsWaitForComputeSystemExit", id, text, libraries.localMemory());
    } catch (UnsatisfiedLinkError olderThanServer2022) {
      return Polling.until(deadline, this::exitStatus);
    }
  }

  /** Builds before Server 2022: a stopped system answers nothing but how it ended. */
  private Optional<String> exitStatus() {
    String properties = properties("", Deadline.in(Waits.QUERY));
    Map<?, ?> members = (Map<?, ?>) Json.tree(properties);
    return Boolean.TRUE.equals(members.get("Stopped"))
        ? Optional.of(
            Json.DOCUMENT.write(
                Map.of("Status", 0, "ExitType", String.valueOf(members.get("ExitType")))))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      core.HcsCloseComputeSystem(handle);
    }
  }

  private String run(
      String name, Deadline deadline, java.util.function.ToIntFunction<Pointer> call) {
    return operations.run(name, id, deadline, call);
  }
}
