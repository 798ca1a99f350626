package dev.jstack.host.strict.compute;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcs.ProcessParameters;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A process that runs until somebody ends it. */
final class PretendProcess implements BackendProcess {
  /** STATUS_CONTROL_C_EXIT: what a console process ends with that does not handle the event. */
  private static final long CONTROL_EXIT = 0xC000013AL;

  private final int id;
  private final ProcessParameters parameters;
  private final byte[] output;
  private OptionalLong exitCode = OptionalLong.empty();

  PretendProcess(int id, ProcessParameters parameters, PretendCompute.Behaviour behaviour) {
    this.id = id;
    this.parameters = parameters;
    this.output = behaviour.output().getBytes(UTF_8);
    this.exitCode = behaviour.exitCode();
  }

  ProcessParameters parameters() {
    return parameters;
  }

  synchronized void end(long code) {
    if (exitCode.isEmpty()) {
      exitCode = OptionalLong.of(code);
      notifyAll();
    }
  }

  @Override
  public int processId() {
    return id;
  }

  @Override
  public Optional<OutputStream> standardInput() {
    return parameters.createStdInPipe()
        ? Optional.of(OutputStream.nullOutputStream())
        : Optional.empty();
  }

  @Override
  public Optional<InputStream> standardOutput() {
    return parameters.createStdOutPipe()
        ? Optional.of(new ByteArrayInputStream(output))
        : Optional.empty();
  }

  @Override
  public Optional<InputStream> standardError() {
    return parameters.createStdErrPipe() && !parameters.emulateConsole()
        ? Optional.of(InputStream.nullInputStream())
        : Optional.empty();
  }

  @Override
  public synchronized OptionalLong exitCode() {
    return exitCode;
  }

  @Override
  public boolean exitUnknown() {
    return false;
  }

  @Override
  public synchronized boolean waitForExit(Deadline deadline) {
    try {
      while (exitCode.isEmpty() && !deadline.isOver()) {
        wait(Math.max(1, deadline.remainingMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(
          "HcsWaitForProcessExit", String.valueOf(id), "interrupted");
    }
    return exitCode.isPresent();
  }

  @Override
  public void signal(Signal signal) {
    end(CONTROL_EXIT);
  }

  @Override
  public void kill() {
    end(1);
  }

  @Override
  public void resize(int height, int width) {}

  @Override
  public void closeStandardInput() {}

  @Override
  public void close() {}
}
