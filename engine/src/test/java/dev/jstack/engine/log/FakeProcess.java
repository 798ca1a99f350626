package dev.jstack.engine.log;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A process of which only the output matters. */
final class FakeProcess implements HcsProcess {
  private final InputStream output;
  private final InputStream error;

  FakeProcess(byte[] output, byte[] error) {
    this(new ByteArrayInputStream(output), new ByteArrayInputStream(error));
  }

  FakeProcess(InputStream output, InputStream error) {
    this.output = output;
    this.error = error;
  }

  @Override
  public int processId() {
    return 1;
  }

  @Override
  public Optional<OutputStream> standardInput() {
    return Optional.empty();
  }

  @Override
  public Optional<InputStream> standardOutput() {
    return Optional.of(output);
  }

  @Override
  public Optional<InputStream> standardError() {
    return Optional.of(error);
  }

  @Override
  public String properties(Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void signal(String options, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void terminate(Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void modify(String settings, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> waitForExit(Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
