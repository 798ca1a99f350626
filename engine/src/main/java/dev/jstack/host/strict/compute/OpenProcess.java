package dev.jstack.host.strict.compute;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.document.hcs.ProcessModifyRequest;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.host.document.hcs.SignalOptions;
import dev.jstack.json.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** An open handle of a process: the documents and refusals around a {@link BackendProcess}. */
final class OpenProcess implements HcsProcess {
  /** WAIT_FAILED has no meaning here; any value but 0 says that the exit code is not known. */
  private static final int EXIT_NOT_SEEN = 1;

  private final String system;
  private final boolean console;
  private final BackendProcess process;

  OpenProcess(String system, boolean console, BackendProcess process) {
    this.system = system;
    this.console = console;
    this.process = process;
  }

  @Override
  public int processId() {
    return process.processId();
  }

  @Override
  public Optional<OutputStream> standardInput() {
    return process.standardInput();
  }

  @Override
  public Optional<InputStream> standardOutput() {
    return process.standardOutput();
  }

  @Override
  public Optional<InputStream> standardError() {
    return process.standardError();
  }

  @Override
  public String properties(Deadline deadline) {
    return Json.DOCUMENT.write(status());
  }

  @Override
  public void signal(String options, Deadline deadline) {
    String operation = "HcsSignalProcess";
    SignalOptions wanted = HcsText.query(operation, name(), options, SignalOptions.class);
    BackendProcess.Signal signal =
        BackendProcess.Signal.of(wanted.signal())
            .orElseThrow(
                () ->
                    HResult.HCS_E_INVALID_JSON.failure(
                        operation,
                        name(),
                        "$.Signal: \"" + wanted.signal() + "\" is no control signal"));
    refuseEnded(operation);
    process.signal(signal);
  }

  @Override
  public void terminate(Deadline deadline) {
    refuseEnded("HcsTerminateProcess");
    process.kill();
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    String operation = "HcsModifyProcess";
    ProcessModifyRequest request =
        HcsText.read(operation, name(), settings, ProcessModifyRequest.class);
    switch (request.operation()) {
      case "ConsoleSize" -> resize(operation, request);
      case "CloseHandle" -> closeHandle(operation, request);
      default ->
          throw HResult.HCS_E_INVALID_JSON.failure(
              operation, name(), "$.Operation: \"" + request.operation() + "\" is none");
    }
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    return process.waitForExit(deadline)
        ? Optional.of(Json.DOCUMENT.write(status()))
        : Optional.empty();
  }

  @Override
  public void close() {
    process.close();
  }

  private ProcessStatus status() {
    OptionalLong code = process.exitCode();
    boolean ended = code.isPresent() || process.exitUnknown();
    return new ProcessStatus(
        process.processId(), ended, code.orElse(0), process.exitUnknown() ? EXIT_NOT_SEEN : 0);
  }

  private void resize(String operation, ProcessModifyRequest request) {
    ProcessModifyRequest.ConsoleSize size =
        request
            .consoleSize()
            .orElseThrow(
                () ->
                    HResult.HCS_E_INVALID_JSON.failure(
                        operation, name(), "$.ConsoleSize: missing"));
    refuseEnded(operation);
    if (!console || size.height() < 1 || size.width() < 1) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          operation, name(), "it has no console of this size");
    }
    process.resize(size.height(), size.width());
  }

  private void closeHandle(String operation, ProcessModifyRequest request) {
    String handle = request.closeHandle().map(each -> each.handle()).orElse("");
    refuseEnded(operation);
    switch (handle) {
      case "StdIn", "All" -> process.closeStandardInput();
      case "StdOut", "StdErr" -> {} // this client's ends are closed by closing the streams
      default ->
          throw HResult.HCS_E_INVALID_JSON.failure(
              operation, name(), "$.CloseHandle.Handle: \"" + handle + "\" is no handle");
    }
  }

  private void refuseEnded(String operation) {
    if (process.exitCode().isPresent() || process.exitUnknown()) {
      throw HResult.HCS_E_PROCESS_ALREADY_STOPPED.failure(operation, name());
    }
  }

  private String name() {
    return system + "/" + process.processId();
  }
}
