package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.windows.Dlls.Answer;
import dev.jstack.host.windows.abi.ProcessInformation;
import dev.jstack.host.windows.abi.VmCompute;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/** A process behind a handle of vmcompute.dll. Its calls are synchronous; ends are polled for. */
final class LegacyProcess implements HcsProcess {
  private final Dlls dlls;
  private final VmCompute compute;
  private final String system;
  private final Handle handle;
  private final Streams streams;

  private LegacyProcess(Dlls dlls, String system, Pointer pointer, Streams streams) {
    this.dlls = dlls;
    this.compute = dlls.libraries().compute();
    this.system = system;
    this.handle = new Handle(pointer, process -> close(dlls, process));
    this.streams = streams;
  }

  private static void close(Dlls dlls, Pointer process) {
    dlls.close("HcsCloseProcess", () -> dlls.libraries().compute().HcsCloseProcess(process));
  }

  /** Creates a process, on the thread of its caller. */
  static LegacyProcess create(Dlls dlls, String id, Pointer system, String parameters) {
    VmCompute compute = dlls.libraries().compute();
    PointerByReference process = new PointerByReference();
    ProcessInformation information = new ProcessInformation();
    Answer answer =
        dlls.ask(
            error -> compute.HcsCreateProcess(system, parameters, information, process, error));
    NativeResult.check(answer.code(), "HcsCreateProcess", id, answer.error());
    return new LegacyProcess(
        dlls, id, process.getValue(), Streams.of(dlls.libraries(), information));
  }

  /** Closes the handle when nothing can be learnt of it. */
  static LegacyProcess open(Dlls dlls, String id, Pointer system, int processId) {
    VmCompute compute = dlls.libraries().compute();
    PointerByReference process = new PointerByReference();
    Answer opened = dlls.ask(error -> compute.HcsOpenProcess(system, processId, process, error));
    NativeResult.check(opened.code(), "HcsOpenProcess", id + " pid " + processId, opened.error());
    ProcessInformation information = new ProcessInformation();
    Answer described =
        dlls.ask(error -> compute.HcsGetProcessInfo(process.getValue(), information, error));
    if (described.code() < 0) {
      close(dlls, process.getValue());
    }
    NativeResult.check(described.code(), "HcsGetProcessInfo", id, described.error());
    return new LegacyProcess(
        dlls, id, process.getValue(), Streams.of(dlls.libraries(), information));
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
    return run(
        "HcsGetProcessProperties",
        deadline,
        process -> dlls.ask((out, error) -> compute.HcsGetProcessProperties(process, out, error)));
  }

  @Override
  public void signal(String options, Deadline deadline) {
    run(
        "HcsSignalProcess",
        deadline,
        process -> dlls.ask(error -> compute.HcsSignalProcess(process, options, error)));
  }

  @Override
  public void terminate(Deadline deadline) {
    run(
        "HcsTerminateProcess",
        deadline,
        process -> dlls.ask(error -> compute.HcsTerminateProcess(process, error)));
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    run(
        "HcsModifyProcess",
        deadline,
        process -> dlls.ask(error -> compute.HcsModifyProcess(process, settings, error)));
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    return Polling.until(
        deadline,
        () -> {
          String status = properties(dlls.soon());
          return CoreProcess.exited(status) ? Optional.of(status) : Optional.empty();
        });
  }

  @Override
  public void close() {
    streams.close();
    handle.close();
  }

  private String run(String name, Deadline deadline, Function<Pointer, Answer> call) {
    String label = system + " pid " + processId();
    Answer answer = dlls.calls().run(name, label, deadline, () -> handle.lend(name, label, call));
    if (!Notifications.isPending(answer.code())) {
      NativeResult.check(answer.code(), name, label, answer.error());
    }
    return answer.text();
  }
}
