package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.local.linux.Waiting;
import dev.jstack.host.strict.compute.BackendProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process known by the files of its directory: {@code stdout}, {@code stderr}, and {@code exit}
 * once somebody saw its end. Who it is and who writes the last file its kind knows.
 */
public abstract class FiledProcess implements BackendProcess {
  private final Path home;
  private final Optional<OutputStream> input;
  private final Optional<InputStream> output;
  private final Optional<InputStream> error;

  /**
   * Opens what the process prints, from its first byte on.
   *
   * @param input what it reads; empty when that is closed or not ours
   * @param errors whether it has a standard error of its own; a console has one stream for both
   */
  protected FiledProcess(Path home, Optional<OutputStream> input, boolean errors)
      throws IOException {
    this.home = home;
    this.input = input;
    this.output = tail("stdout");
    this.error = errors ? tail("stderr") : Optional.empty();
  }

  private Optional<InputStream> tail(String name) throws IOException {
    return Optional.of(new TailStream(home.resolve(name), this::hasEnded));
  }

  /** The text of a file of the process, without blanks around it. */
  protected final String read(String file) throws IOException {
    return Files.readString(home.resolve(file)).strip();
  }

  /** Whether it ended, with a known exit code or an unknown one. */
  protected final boolean hasEnded() {
    return exitCode().isPresent() || exitUnknown();
  }

  @Override
  public final Optional<OutputStream> standardInput() {
    return input;
  }

  @Override
  public final Optional<InputStream> standardOutput() {
    return output;
  }

  @Override
  public final Optional<InputStream> standardError() {
    return error;
  }

  @Override
  public final OptionalLong exitCode() {
    try {
      return OptionalLong.of(Long.parseLong(read("exit")));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public final boolean waitForExit(Deadline deadline) {
    return Waiting.until(this::hasEnded, deadline);
  }

  @Override
  public final void closeStandardInput() {
    input.ifPresent(FiledProcess::close);
  }

  @Override
  public final void close() {
    input.ifPresent(FiledProcess::close);
    output.ifPresent(FiledProcess::close);
    error.ifPresent(FiledProcess::close);
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      // the process closed its end before
    }
  }
}
