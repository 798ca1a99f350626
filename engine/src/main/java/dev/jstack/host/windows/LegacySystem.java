package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.ProcessInformation;
import dev.jstack.host.windows.abi.VmCompute;
import dev.jstack.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A compute system behind a handle of vmcompute.dll. */
final class LegacySystem implements HcsSystem {
  private final NativeLibraries libraries;
  private final VmCompute compute;
  private final String id;
  private final Pointer handle;
  private final Notifications notifications;
  private final AtomicBoolean closed = new AtomicBoolean();

  LegacySystem(NativeLibraries libraries, String id, Pointer handle) {
    this.libraries = libraries;
    this.compute = libraries.compute();
    this.id = id;
    this.handle = handle;
    this.notifications = new Notifications(compute, id, handle);
  }

  @Override
  public String id() {
    return id;
  }

  void awaitCreation(int code, Deadline deadline) {
    complete("HcsCreateComputeSystem", code, "", Notifications.CREATE_COMPLETED, deadline);
  }

  @Override
  public void start(Deadline deadline) {
    call(
        "HcsStartComputeSystem",
        compute::HcsStartComputeSystem,
        Notifications.START_COMPLETED,
        deadline);
  }

  @Override
  public void shutDown(Deadline deadline) {
    call(
        "HcsShutdownComputeSystem",
        compute::HcsShutdownComputeSystem,
        Notifications.SYSTEM_EXITED,
        deadline);
  }

  @Override
  public void terminate(Deadline deadline) {
    call(
        "HcsTerminateComputeSystem",
        compute::HcsTerminateComputeSystem,
        Notifications.SYSTEM_EXITED,
        deadline);
  }

  @Override
  public void pause(Deadline deadline) {
    call(
        "HcsPauseComputeSystem",
        compute::HcsPauseComputeSystem,
        Notifications.PAUSE_COMPLETED,
        deadline);
  }

  @Override
  public void resume(Deadline deadline) {
    call(
        "HcsResumeComputeSystem",
        compute::HcsResumeComputeSystem,
        Notifications.RESUME_COMPLETED,
        deadline);
  }

  @Override
  public String properties(String query, Deadline deadline) {
    OwnedText properties = new OwnedText();
    OwnedText result = new OwnedText();
    int code =
        compute.HcsGetComputeSystemProperties(
            handle, query.isEmpty() ? null : query, properties, result);
    String document = take(properties);
    NativeResult.check(code, "HcsGetComputeSystemProperties", id, take(result));
    return document;
  }

  @Override
  public void modify(String request, Deadline deadline) {
    OwnedText result = new OwnedText();
    int code = compute.HcsModifyComputeSystem(handle, request, result);
    NativeResult.check(code, "HcsModifyComputeSystem", id, take(result));
  }

  @Override
  public HcsProcess createProcess(String parameters, Deadline deadline) {
    PointerByReference process = new PointerByReference();
    ProcessInformation information = new ProcessInformation();
    OwnedText result = new OwnedText();
    int code = compute.HcsCreateProcess(handle, parameters, information, process, result);
    NativeResult.check(code, "HcsCreateProcess", id, take(result));
    return new LegacyProcess(libraries, id, process.getValue(), Streams.of(libraries, information));
  }

  @Override
  public HcsProcess openProcess(int processId) {
    PointerByReference process = new PointerByReference();
    OwnedText result = new OwnedText();
    int code = compute.HcsOpenProcess(handle, processId, process, result);
    NativeResult.check(code, "HcsOpenProcess", id + " pid " + processId, take(result));
    return LegacyProcess.opened(libraries, id, process.getValue());
  }

  /** Asks first: a system that ended before this handle was opened sends no notification. */
  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    Optional<String> gone = Polling.until(Deadline.in(java.time.Duration.ZERO), this::exitStatus);
    if (gone.isPresent()) {
      return gone;
    }
    return notifications
        .await(Notifications.SYSTEM_EXITED, deadline)
        .map(status -> Json.DOCUMENT.write(Map.of("Status", status)));
  }

  private Optional<String> exitStatus() {
    Map<?, ?> members = (Map<?, ?>) Json.tree(properties("", Deadline.in(Waits.QUERY)));
    return Boolean.TRUE.equals(members.get("Stopped"))
        ? Optional.of(Json.DOCUMENT.write(Map.of("Status", 0)))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      notifications.close();
      compute.HcsCloseComputeSystem(handle);
    }
  }

  private interface Call {
    int on(Pointer system, String options, OwnedText result);
  }

  private void call(String name, Call call, int completion, Deadline deadline) {
    OwnedText result = new OwnedText();
    int code = call.on(handle, "", result);
    complete(name, code, take(result), completion, deadline);
  }

  private void complete(String name, int code, String document, int completion, Deadline deadline) {
    int status = code;
    if (Notifications.isPending(code)) {
      int late = HResult.HCS_E_OPERATION_TIMEOUT.code();
      status = notifications.await(completion, deadline).orElse(late);
    }
    NativeResult.check(status, name, id, document);
  }

  private String take(OwnedText text) {
    return text.take(libraries.sharedMemory());
  }
}
