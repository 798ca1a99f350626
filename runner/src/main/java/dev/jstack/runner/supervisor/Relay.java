package dev.jstack.runner.supervisor;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessModifyRequest;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.host.document.hcs.SignalOptions;
import dev.jstack.json.Json;
import dev.jstack.runner.session.CallControls;
import dev.jstack.runner.session.Controls;
import dev.jstack.runner.session.OutputStreamKind;
import dev.jstack.runner.session.ReplySink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Carries the streams, signals and console size of one process to and from a command. */
final class Relay implements CallControls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SLICE = Duration.ofSeconds(1);

  /** After the end, output of children that hold the pipes is not waited for any longer. */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

  private final HcsProcess process;
  private final ReplySink sink;

  Relay(HcsProcess process, ReplySink sink) {
    this.process = process;
    this.sink = sink;
  }

  /** The exit code, once the process has ended and what it wrote is relayed. */
  long run(Controls controls) {
    List<Thread> pumps = new ArrayList<>();
    process.standardOutput().ifPresent(in -> pumps.add(pump(in, OutputStreamKind.STDOUT)));
    process.standardError().ifPresent(in -> pumps.add(pump(in, OutputStreamKind.STDERR)));
    controls.listen(this);
    Optional<String> status = Optional.empty();
    while (status.isEmpty()) {
      status = process.waitForExit(Deadline.in(SLICE));
    }
    pumps.forEach(Relay::join);
    return Json.DOCUMENT.readLenient(status.get(), ProcessStatus.class).knownExitCode();
  }

  private Thread pump(InputStream stream, OutputStreamKind kind) {
    Thread thread = new Thread(() -> relay(stream, kind), "jstack-exec-" + kind);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void relay(InputStream stream, OutputStreamKind kind) {
    byte[] chunk = new byte[16 * 1024];
    try {
      int count = stream.read(chunk);
      while (count >= 0) {
        sink.output(kind, Arrays.copyOf(chunk, count));
        count = stream.read(chunk);
      }
    } catch (IOException e) {
      // The other end is gone, or the process was closed after its end.
    }
  }

  private static void join(Thread pump) {
    try {
      pump.join(LAST_OUTPUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void cancel() {
    kill();
  }

  @Override
  public void close() {
    kill();
  }

  @Override
  public void input(byte[] bytes) {
    Optional<OutputStream> input = process.standardInput();
    if (input.isPresent()) {
      try {
        input.get().write(bytes);
        input.get().flush();
      } catch (IOException e) {
        // It does not read any more.
      }
    }
  }

  @Override
  public void endInput() {
    quietly(() -> modify(ProcessModifyRequest.closeStandardInput()));
    process.standardInput().ifPresent(Relay::close);
  }

  @Override
  public void resize(int rows, int columns) {
    quietly(() -> modify(ProcessModifyRequest.resize(rows, columns)));
  }

  @Override
  public void signal(String signal) {
    if (Signals.isKill(signal)) {
      kill();
    } else {
      Signals.control(signal)
          .map(SignalOptions::new)
          .map(Json.DOCUMENT::write)
          .ifPresent(options -> quietly(() -> process.signal(options, Deadline.in(PATIENCE))));
    }
  }

  private void kill() {
    quietly(() -> process.terminate(Deadline.in(PATIENCE)));
  }

  private void modify(ProcessModifyRequest request) {
    process.modify(Json.DOCUMENT.write(request), Deadline.in(PATIENCE));
  }

  /** A process that has ended meanwhile refuses all of this, and that is fine. */
  private static void quietly(Runnable call) {
    try {
      call.run();
    } catch (HostException e) {
      // See above.
    }
  }

  private static void close(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
