package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.ComputeCore;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.ProcessInformation;
import dev.jstack.json.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process behind a handle of computecore.dll. */
final class CoreProcess implements HcsProcess {
  private static final int GENERIC_ALL = 0x10000000;
  private static final String WAIT = "HcsWaitForProcessExit";

  private final Dlls dlls;
  private final ComputeCore core;
  private final CoreOperations operations;
  private final String system;
  private final Handle handle;
  private final Streams streams;

  private CoreProcess(Dlls dlls, String system, Pointer pointer, Streams streams) {
    this.dlls = dlls;
    this.core = dlls.libraries().core();
    this.operations = new CoreOperations(dlls);
    this.system = system;
    this.handle =
        new Handle(
            pointer, process -> dlls.close("HcsCloseProcess", () -> core.HcsCloseProcess(process)));
    this.streams = streams;
  }

  /** Creates a process, on the thread of its caller. */
  static CoreProcess create(
      Dlls dlls, String id, Pointer system, String parameters, Deadline deadline) {
    ComputeCore core = dlls.libraries().core();
    PointerByReference process = new PointerByReference();
    ProcessInformation information = new ProcessInformation();
    try {
      new CoreOperations(dlls)
          .run(
              "HcsCreateProcess",
              id,
              deadline,
              information,
              op -> core.HcsCreateProcess(system, parameters, op, null, process));
      return new CoreProcess(
          dlls, id, process.getValue(), Streams.of(dlls.libraries(), information));
    } catch (HostException e) {
      if (process.getValue() == null) {
        throw e;
      }
      return createdAfterAll(dlls, id, process.getValue(), e);
    }
  }

  /**
   * A very short process can be gone before its creation is reported, and the call then fails
   * although it gave a handle (as hcsshim found): what the handle says decides.
   */
  private static CoreProcess createdAfterAll(
      Dlls dlls, String id, Pointer process, HostException failure) {
    try {
      return describe(dlls, id, process, dlls.soon());
    } catch (HostException nothing) {
      throw failure;
    }
  }

  /** A process that was there already; its pipes come again only where the host can do that. */
  static CoreProcess open(Dlls dlls, String id, Pointer system, int processId, Deadline deadline) {
    PointerByReference process = new PointerByReference();
    int code = dlls.libraries().core().HcsOpenProcess(system, processId, GENERIC_ALL, process);
    NativeResult.check(code, "HcsOpenProcess", id + " pid " + processId, "");
    return describe(dlls, id, process.getValue(), deadline);
  }

  /** Closes the handle when nothing can be learnt of it. */
  private static CoreProcess describe(Dlls dlls, String id, Pointer process, Deadline deadline) {
    ComputeCore core = dlls.libraries().core();
    ProcessInformation information = new ProcessInformation();
    try {
      new CoreOperations(dlls)
          .run(
              "HcsGetProcessInfo",
              id,
              deadline,
              information,
              op -> core.HcsGetProcessInfo(process, op));
    } catch (HostException e) {
      dlls.close("HcsCloseProcess", () -> core.HcsCloseProcess(process));
      throw e;
    }
    return new CoreProcess(dlls, id, process, Streams.of(dlls.libraries(), information));
  }

  @Override
  public int processId() {
    return streams.processId();
  }

  @Override
  public Optional<OutputStream> standardInput() {
    return streams.input();
  }

  @Override
  public Optional<InputStream> standardOutput() {
    return streams.output();
  }

  @Override
  public Optional<InputStream> standardError() {
    return streams.error();
  }

  @Override
  public String properties(Deadline deadline) {
    return run("HcsGetProcessProperties", deadline, core::HcsGetProcessProperties, null);
  }

  @Override
  public void signal(String options, Deadline deadline) {
    run("HcsSignalProcess", deadline, core::HcsSignalProcess, options);
  }

  @Override
  public void terminate(Deadline deadline) {
    run("HcsTerminateProcess", deadline, core::HcsTerminateProcess, null);
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    run("HcsModifyProcess", deadline, core::HcsModifyProcess, settings);
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    try {
      return dlls.calls()
          .run(
              WAIT,
              label(),
              deadline,
              () -> handle.lend(WAIT, label(), process -> exited(process, deadline)));
    } catch (HostException e) {
      if (e.hresult() != HResult.ERROR_PROC_NOT_FOUND.code()) {
        throw e;
      }
      return Polling.until(deadline, this::exitStatus); // older than Server 2022
    }
  }

  private Optional<String> exited(Pointer process, Deadline deadline) {
    OwnedText text = new OwnedText();
    int code = core.HcsWaitForProcessExit(process, deadline.remainingMillis(), text);
    return Waits.exited(code, WAIT, label(), text.take(dlls.libraries().localMemory()));
  }

  private Optional<String> exitStatus() {
    String status = properties(dlls.soon());
    return exited(status) ? Optional.of(status) : Optional.empty();
  }

  /** Whether a ProcessStatus tells of an end; members of value zero may be absent. */
  static boolean exited(String status) {
    return Boolean.TRUE.equals(((Map<?, ?>) Json.tree(status)).get("Exited"));
  }

  @Override
  public void close() {
    streams.close();
    handle.close();
  }

  private String label() {
    return system + " pid " + processId();
  }

  private interface Call {
    int start(Pointer process, Pointer operation, @Nullable String argument);
  }

  private String run(String name, Deadline deadline, Call call, @Nullable String argument) {
    return dlls.calls()
        .run(
            name,
            label(),
            deadline,
            () ->
                handle.lend(
                    name,
                    label(),
                    process ->
                        operations.run(
                            name, label(), deadline, op -> call.start(process, op, argument))));
  }
}
