package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.ComputeCore;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compute system behind a handle of computecore.dll. */
final class CoreSystem implements HcsSystem {
  private static final String WAIT = "HcsWaitForComputeSystemExit";

  private final Dlls dlls;
  private final ComputeCore core;
  private final CoreOperations operations;
  private final String id;
  private final Handle handle;

  CoreSystem(Dlls dlls, String id, Pointer pointer) {
    this.dlls = dlls;
    this.core = dlls.libraries().core();
    this.operations = new CoreOperations(dlls);
    this.id = id;
    this.handle =
        new Handle(
            pointer,
            system ->
                dlls.close("HcsCloseComputeSystem", () -> core.HcsCloseComputeSystem(system)));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void start(Deadline deadline) {
    run("HcsStartComputeSystem", deadline, core::HcsStartComputeSystem, null);
  }

  @Override
  public void shutDown(Deadline deadline) {
    run("HcsShutDownComputeSystem", deadline, core::HcsShutDownComputeSystem, null);
  }

  @Override
  public void terminate(Deadline deadline) {
    run("HcsTerminateComputeSystem", deadline, core::HcsTerminateComputeSystem, null);
  }

  @Override
  public void pause(Deadline deadline) {
    run("HcsPauseComputeSystem", deadline, core::HcsPauseComputeSystem, null);
  }

  @Override
  public void resume(Deadline deadline) {
    run("HcsResumeComputeSystem", deadline, core::HcsResumeComputeSystem, null);
  }

  @Override
  public String properties(String query, Deadline deadline) {
    return run(
        "HcsGetComputeSystemProperties",
        deadline,
        core::HcsGetComputeSystemProperties,
        query.isEmpty() ? null : query);
  }

  @Override
  public void modify(String request, Deadline deadline) {
    run(
        "HcsModifyComputeSystem",
        deadline,
        (system, op, text) -> core.HcsModifyComputeSystem(system, op, text, null),
        request);
  }

  @Override
  public HcsProcess createProcess(String parameters, Deadline deadline) {
    return process(
        "HcsCreateProcess",
        deadline,
        system -> CoreProcess.create(dlls, id, system, parameters, deadline));
  }

  @Override
  public HcsProcess openProcess(int processId) {
    Deadline soon = dlls.soon();
    return process(
        "HcsOpenProcess", soon, system -> CoreProcess.open(dlls, id, system, processId, soon));
  }

  private CoreProcess process(
      String name, Deadline deadline, Function<Pointer, CoreProcess> opening) {
    return dlls.calls()
        .run(name, id, deadline, () -> handle.lend(name, id, opening), CoreProcess::close);
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    try {
      return dlls.calls()
          .run(WAIT, id, deadline, () -> handle.lend(WAIT, id, system -> exited(system, deadline)));
    } catch (HostException e) {
      if (e.hresult() != HResult.ERROR_PROC_NOT_FOUND.code()) {
        throw e;
      }
      return Polling.until(deadline, this::exitStatus); // older than Server 2022
    }
  }

  private Optional<String> exited(Pointer system, Deadline deadline) {
    OwnedText text = new OwnedText();
    int code = core.HcsWaitForComputeSystemExit(system, deadline.remainingMillis(), text);
    return Waits.exited(code, WAIT, id, text.take(dlls.libraries().localMemory()));
  }

  /** Builds before Server 2022: a stopped system answers nothing but how it ended. */
  private Optional<String> exitStatus() {
    String properties = properties("", dlls.soon());
    Map<?, ?> members = (Map<?, ?>) Json.tree(properties);
    return Boolean.TRUE.equals(members.get("Stopped"))
        ? Optional.of(
            Json.DOCUMENT.write(
                Map.of("Status", 0, "ExitType", String.valueOf(members.get("ExitType")))))
        : Optional.empty();
  }

  @Override
  public void close() {
    handle.close();
  }

  private interface Call {
    int start(Pointer system, Pointer operation, @Nullable String argument);
  }

  private String run(String name, Deadline deadline, Call call, @Nullable String argument) {
    return dlls.calls()
        .run(
            name,
            id,
            deadline,
            () ->
                handle.lend(
                    name,
                    id,
                    system ->
                        operations.run(
                            name, id, deadline, op -> call.start(system, op, argument))));
  }
}
