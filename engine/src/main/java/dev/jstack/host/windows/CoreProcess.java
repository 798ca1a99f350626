package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.windows.abi.ComputeCore;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.ProcessInformation;
import dev.jstack.json.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/** A process behind a handle of computecore.dll. */
final class CoreProcess implements HcsProcess {
  private final NativeLibraries libraries;
  private final ComputeCore core;
  private final CoreOperations operations;
  private final String system;
  private final Pointer handle;
  private final Streams streams;
  private final AtomicBoolean closed = new AtomicBoolean();

  CoreProcess(NativeLibraries libraries, String system, Pointer handle, Streams streams) {
    this.libraries = libraries;
    this.core = libraries.core();
    this.operations = new CoreOperations(libraries);
    this.system = system;
    this.handle = handle;
    this.streams = streams;
  }

  /** A process that was there already; its pipes come again only where the host can do that. */
  static CoreProcess opened(NativeLibraries libraries, String system, Pointer handle) {
    ProcessInformation information = new ProcessInformation();
    new CoreOperations(libraries)
        .run(
            "HcsGetProcessInfo",
            system,
            Deadline.in(Waits.QUERY),
            information,
            op -> libraries.core().HcsGetProcessInfo(handle, op));
    return new CoreProcess(libraries, system, handle, Streams.of(libraries, information));
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
        "HcsGetProcessProperties", deadline, op -> core.HcsGetProcessProperties(handle, op, null));
  }

  @Override
  public void signal(String options, Deadline deadline) {
    run("HcsSignalProcess", deadline, op -> core.HcsSignalProcess(handle, op, options));
  }

  @Override
  public void terminate(Deadline deadline) {
    run("HcsTerminateProcess", deadline, op -> core.HcsTerminateProcess(handle, op, null));
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    run("HcsModifyProcess", deadline, op -> core.HcsModifyProcess(handle, op, settings));
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    OwnedText text = new OwnedText();
    try {
      int code = core.HcsWaitForProcessExit(handle, deadline.remainingMillis(), text);
      return Waits.exited(code, "HcsWaitForProcessExit", label(), text, libraries.localMemory());
    } catch (UnsatisfiedLinkError olderThanServer2022) {
      return Polling.until(deadline, this::exitStatus);
    }
  }

  private Optional<String> exitStatus() {
    String status = properties(Deadline.in(Waits.QUERY));
    return exited(status) ? Optional.of(status) : Optional.empty();
  }

  /** Whether a ProcessStatus tells of an end; members of value zero may be absent. */
  static boolean exited(String status) {
    return Boolean.TRUE.equals(((Map<?, ?>) Json.tree(status)).get("Exited"));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      streams.close();
      core.HcsCloseProcess(handle);
    }
  }

  private String label() {
    return system + " pid " + processId();
  }

  private String run(String name, Deadline deadline, ToIntFunction<Pointer> call) {
    return operations.run(name, label(), deadline, call);
  }
}
