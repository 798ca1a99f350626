package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.Dlls.Answer;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.VmCompute;
import dev.jstack.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compute system behind a handle of vmcompute.dll. */
final class LegacySystem implements HcsSystem {
  private final Dlls dlls;
  private final VmCompute compute;
  private final String id;
  private final Handle handle;
  private final Notifications notifications;

  private LegacySystem(Dlls dlls, String id, Handle handle, Notifications notifications) {
    this.dlls = dlls;
    this.compute = dlls.libraries().compute();
    this.id = id;
    this.handle = handle;
    this.notifications = notifications;
  }

  /** A system whose handle is closed when its notifications cannot be had. */
  static LegacySystem of(Dlls dlls, String id, Pointer system) {
    VmCompute compute = dlls.libraries().compute();
    try {
      Notifications notifications = new Notifications(compute, id, system);
      return new LegacySystem(
          dlls, id, new Handle(system, each -> close(dlls, each, notifications)), notifications);
    } catch (HostException e) {
      dlls.close("HcsCloseComputeSystem", () -> compute.HcsCloseComputeSystem(system));
      throw e;
    }
  }

  private static void close(Dlls dlls, Pointer system, Notifications notifications) {
    dlls.close(
        "HcsCloseComputeSystem",
        () -> {
          notifications.close();
          dlls.libraries().compute().HcsCloseComputeSystem(system);
        });
  }

  @Override
  public String id() {
    return id;
  }

  void awaitCreation(int code, Deadline deadline) {
    complete("HcsCreateComputeSystem", code, "", Notifications.CREATE_COMPLETED, deadline);
  }

  /** Closes it; after a creation that timed out the system may be there, so it is ended. */
  void abandon(HostException failure) {
    try {
      if (failure.error() == HostError.TIMED_OUT) {
        terminate(dlls.soon());
      }
    } catch (HostException gone) {
      // what was never made cannot be ended
    } finally {
      close();
    }
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
    String name = "HcsGetComputeSystemProperties";
    @Nullable String text = query.isEmpty() ? null : query;
    return run(
        name,
        deadline,
        system ->
            checked(
                name,
                dlls.ask(
                    (out, error) ->
                        compute.HcsGetComputeSystemProperties(system, text, out, error))));
  }

  @Override
  public void modify(String request, Deadline deadline) {
    String name = "HcsModifyComputeSystem";
    run(
        name,
        deadline,
        system ->
            checked(
                name, dlls.ask(error -> compute.HcsModifyComputeSystem(system, request, error))));
  }

  @Override
  public HcsProcess createProcess(String parameters, Deadline deadline) {
    return process(
        "HcsCreateProcess", deadline, system -> LegacyProcess.create(dlls, id, system, parameters));
  }

  @Override
  public HcsProcess openProcess(int processId) {
    return process(
        "HcsOpenProcess", dlls.soon(), system -> LegacyProcess.open(dlls, id, system, processId));
  }

  private LegacyProcess process(
      String name, Deadline deadline, Function<Pointer, LegacyProcess> opening) {
    return dlls.calls()
        .run(name, id, deadline, () -> handle.lend(name, id, opening), LegacyProcess::close);
  }

  /** Asks first: a system that ended before this handle was opened sends no notification. */
  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    Optional<String> gone = exitStatus();
    if (gone.isPresent()) {
      return gone;
    }
    return notifications
        .await(Notifications.SYSTEM_EXITED, deadline)
        .map(status -> Json.DOCUMENT.write(Map.of("Status", status)));
  }

  private Optional<String> exitStatus() {
    Map<?, ?> members = (Map<?, ?>) Json.tree(properties("", dlls.soon()));
    return Boolean.TRUE.equals(members.get("Stopped"))
        ? Optional.of(Json.DOCUMENT.write(Map.of("Status", 0)))
        : Optional.empty();
  }

  @Override
  public void close() {
    handle.close();
  }

  private interface Call {
    int on(Pointer system, String options, OwnedText result);
  }

  private void call(String name, Call call, int completion, Deadline deadline) {
    Answer answer = run(name, deadline, system -> dlls.ask(error -> call.on(system, "", error)));
    complete(name, answer.code(), answer.error(), completion, deadline);
  }

  private void complete(String name, int code, String document, int completion, Deadline deadline) {
    int status = code;
    if (Notifications.isPending(code)) {
      int late = HResult.HCS_E_OPERATION_TIMEOUT.code();
      status = notifications.await(completion, deadline).orElse(late);
    }
    NativeResult.check(status, name, id, document);
  }

  private String checked(String name, Answer answer) {
    NativeResult.check(answer.code(), name, id, answer.error());
    return answer.text();
  }

  private <T> T run(String name, Deadline deadline, Function<Pointer, T> call) {
    return dlls.calls().run(name, id, deadline, () -> handle.lend(name, id, call));
  }
}
