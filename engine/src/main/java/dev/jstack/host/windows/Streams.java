package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.ProcessInformation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pid of a process and this client's ends of its pipes, which are this client's to close. */
record Streams(
    int processId,
    Optional<OutputStream> input,
    Optional<InputStream> output,
    Optional<InputStream> error) {
  private static final long INVALID_HANDLE = -1;

  static Streams of(NativeLibraries libraries, ProcessInformation information) {
    return new Streams(
        information.processId,
        pipe(libraries, information.standardInput).map(PipeOutput::new),
        pipe(libraries, information.standardOutput).map(PipeInput::new),
        pipe(libraries, information.standardError).map(PipeInput::new));
  }

  /** Not asked for: null from a creation, INVALID_HANDLE_VALUE from HcsGetProcessInfo. */
  private static Optional<Pipe> pipe(NativeLibraries libraries, @Nullable Pointer handle) {
    return handle == null || Pointer.nativeValue(handle) == INVALID_HANDLE
        ? Optional.empty()
        : Optional.of(new Pipe(libraries.system(), handle));
  }

  void close() {
    input.ifPresent(Streams::close);
    output.ifPresent(Streams::close);
    error.ifPresent(Streams::close);
  }

  private static void close(AutoCloseable stream) {
    try {
      stream.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close a pipe", e);
    }
  }

  /** Reads from a pipe. */
  private static final class PipeInput extends InputStream {
    private final Pipe pipe;

    PipeInput(Pipe pipe) {
      this.pipe = pipe;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return length == 0 ? 0 : pipe.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return pipe.available();
    }

    @Override
    public void close() {
      pipe.close();
    }
  }

  /** Writes to a pipe. */
  private static final class PipeOutput extends OutputStream {
    private final Pipe pipe;

    PipeOutput(Pipe pipe) {
      this.pipe = pipe;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      pipe.write(bytes, offset, length);
    }

    @Override
    public void close() {
      pipe.close();
    }
  }
}
