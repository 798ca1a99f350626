package dev.jstack.host.strict.compute;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.strict.compute.SystemRecord.Phase;
import dev.jstack.json.Json;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open handle: every call after {@link #close} is one with an invalid handle. */
final class OpenSystem implements HcsSystem {
  private final String id;
  private final Systems.Entry entry;
  private final Lifecycle lifecycle;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenSystem(String id, Systems.Entry entry, Lifecycle lifecycle) {
    this.id = id;
    this.entry = entry;
    this.lifecycle = lifecycle;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void start(Deadline deadline) {
    check("HcsStartComputeSystem");
    lifecycle.start(entry, deadline);
  }

  @Override
  public void shutDown(Deadline deadline) {
    check("HcsShutDownComputeSystem");
    lifecycle.shutDown(entry, deadline);
  }

  @Override
  public void terminate(Deadline deadline) {
    check("HcsTerminateComputeSystem");
    lifecycle.terminate(entry, deadline);
  }

  @Override
  public void pause(Deadline deadline) {
    check("HcsPauseComputeSystem");
    lifecycle.pause(entry);
  }

  @Override
  public void resume(Deadline deadline) {
    check("HcsResumeComputeSystem");
    lifecycle.resume(entry);
  }

  @Override
  public String properties(String query, Deadline deadline) {
    String operation = "HcsGetComputeSystemProperties";
    check(operation);
    PropertyQuery wanted = HcsText.query(operation, id, query, PropertyQuery.class);
    synchronized (entry) {
      SystemRecord record =
          lifecycle
              .refreshed(entry)
              .orElseThrow(() -> HResult.HCS_E_SYSTEM_NOT_FOUND.failure(operation, id));
      return Json.DOCUMENT.write(Properties.of(entry.spec(), record, wanted, lifecycle.backend()));
    }
  }

  @Override
  public void modify(String request, Deadline deadline) {
    check("HcsModifyComputeSystem");
    synchronized (entry) {
      lifecycle.require("HcsModifyComputeSystem", entry, Phase.RUNNING);
      new Modification(lifecycle, entry).apply(request);
    }
  }

  @Override
  public HcsProcess createProcess(String parameters, Deadline deadline) {
    String operation = "HcsCreateProcess";
    check(operation);
    ProcessParameters wanted = HcsText.read(operation, id, parameters, ProcessParameters.class);
    checkParameters(operation, wanted);
    synchronized (entry) {
      requireRunning(operation);
    }
    BackendProcess process = lifecycle.backend().createProcess(entry.spec(), wanted, deadline);
    return new OpenProcess(id, wanted.emulateConsole(), process);
  }

  @Override
  public HcsProcess openProcess(int processId) {
    String operation = "HcsOpenProcess";
    check(operation);
    synchronized (entry) {
      requireRunning(operation);
      BackendProcess process =
          lifecycle
              .backend()
              .openProcess(entry.spec(), processId)
              .orElseThrow(
                  () ->
                      HResult.ERROR_NOT_FOUND.failure(
                          operation, id, "it has no process " + processId));
      return new OpenProcess(id, true, process);
    }
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    check("HcsWaitForComputeSystemExit");
    return lifecycle.waitForExit(entry, deadline).map(Json.DOCUMENT::write);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      lifecycle.released(entry);
    }
  }

  /** For processes a stopped system is in an invalid state, not "already stopped". */
  private void requireRunning(String operation) {
    SystemRecord record =
        lifecycle
            .refreshed(entry)
            .orElseThrow(() -> HResult.HCS_E_SYSTEM_NOT_FOUND.failure(operation, id));
    if (record.phase() != Phase.RUNNING) {
      throw HResult.HCS_E_INVALID_STATE.failure(
          operation, id, "it is " + record.phase().state() + ", not Running");
    }
  }

  private void checkParameters(String operation, ProcessParameters parameters) {
    boolean empty =
        parameters.commandLine().filter(line -> !line.isBlank()).isEmpty()
            && parameters.applicationName().isEmpty()
            && parameters.commandArgs().isEmpty();
    if (empty) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(operation, id, "there is no command");
    }
    int sizes = parameters.consoleSize().size();
    if (sizes != 0 && sizes != 2) {
      throw HResult.HCS_E_INVALID_JSON.failure(
          operation, id, "$.ConsoleSize: expected height and width");
    }
  }

  private void check(String operation) {
    if (closed.get()) {
      throw HResult.ERROR_INVALID_HANDLE.failure(operation, id);
    }
  }
}
