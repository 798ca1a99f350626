package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.ProcessInformation;
import dev.jstack.host.windows.abi.VmCompute;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process behind a handle of vmcompute.dll. Its calls are synchronous; ends are polled for. */
final class LegacyProcess implements HcsProcess {
  private final NativeLibraries libraries;
  private final VmCompute compute;
  private final String system;
  private final Pointer handle;
  private final Streams streams;
  private final AtomicBoolean closed = new AtomicBoolean();

  LegacyProcess(NativeLibraries libraries, String system, Pointer handle, Streams streams) {
    this.libraries = libraries;
    this.compute = libraries.compute();
    this.system = system;
    this.handle = handle;
    this.streams = streams;
  }

  static LegacyProcess opened(NativeLibraries libraries, String system, Pointer handle) {
    ProcessInformation information = new ProcessInformation();
    OwnedText result = new OwnedText();
    int code = libraries.compute().HcsGetProcessInfo(handle, information, result);
    NativeResult.check(code, "HcsGetProcessInfo", system, result.take(libraries.sharedMemory()));
    return new LegacyProcess(libraries, system, handle, Streams.of(libraries, information));
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
    OwnedText properties = new OwnedText();
    OwnedText result = new OwnedText();
    int code = compute.HcsGetProcessProperties(handle, properties, result);
    String document = take(properties);
    check(code, "HcsGetProcessProperties", result);
    return document;
  }

  @Override
  public void signal(String options, Deadline deadline) {
    OwnedText result = new OwnedText();
    check(compute.HcsSignalProcess(handle, options, result), "HcsSignalProcess", result);
  }

  @Override
  public void terminate(Deadline deadline) {
    OwnedText result = new OwnedText();
    check(compute.HcsTerminateProcess(handle, result), "HcsTerminateProcess", result);
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    OwnedText result = new OwnedText();
    check(compute.HcsModifyProcess(handle, settings, result), "HcsModifyProcess", result);
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    return Polling.until(
        deadline,
        () -> {
          String status = properties(Deadline.in(Waits.QUERY));
          return CoreProcess.exited(status) ? Optional.of(status) : Optional.empty();
        });
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      streams.close();
      compute.HcsCloseProcess(handle);
    }
  }

  private void check(int code, String operation, OwnedText result) {
    if (!Notifications.isPending(code)) {
      NativeResult.check(code, operation, system + " pid " + processId(), take(result));
    } else {
      take(result);
    }
  }

  private String take(OwnedText text) {
    return text.take(libraries.sharedMemory());
  }
}
