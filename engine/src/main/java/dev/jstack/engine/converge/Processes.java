package dev.jstack.engine.converge;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.ProcessModifyRequest;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Runs short processes in a container and waits for them. */
final class Processes {
  private static final int OUTPUT_LIMIT = 2048;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private Processes() {}

  /**
   * How a short process ended.
   *
   * @param exitCode absent: the deadline came first, and it was ended
   * @param output the first lines that it wrote
   */
  record Result(Optional<Long> exitCode, String output) {
    boolean isGood() {
      return exitCode.filter(code -> code == 0).isPresent();
    }

    /** {@code exit 1: no such file}. */
    String text() {
      String code = exitCode.map(c -> "exit " + c).orElse("not over in time");
      return output.isEmpty() ? code : code + ": " + output;
    }
  }

  /** Runs {@code parameters} with {@code input} as its standard input. */
  static Result run(
      HcsSystem system, ProcessParameters parameters, String input, Deadline deadline) {
    try (HcsProcess process = system.createProcess(Json.DOCUMENT.write(parameters), deadline)) {
      if (!input.isEmpty()) {
        feed(process, input, deadline);
      }
      Optional<String> status = process.waitForExit(deadline);
      if (status.isEmpty()) {
        Tolerant.gone(() -> process.terminate(Deadline.in(LAST_WORDS)));
      }
      return new Result(status.map(Processes::exitCode), output(process));
    }
  }

  private static long exitCode(String status) {
    return Json.DOCUMENT.readLenient(status, ProcessStatus.class).knownExitCode();
  }

  /** Both ends are closed: on some builds closing the local one alone gives no end of file. */
  private static void feed(HcsProcess process, String input, Deadline deadline) {
    if (process.standardInput().isEmpty()) {
      return;
    }
    try (OutputStream stream = process.standardInput().get()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading; its exit code and output say why.
    }
    String close = Json.DOCUMENT.write(ProcessModifyRequest.closeStandardInput());
    Tolerant.bestEffort(() -> process.modify(close, deadline));
  }

  private static String output(HcsProcess process) {
    StringBuilder text = new StringBuilder();
    process.standardError().ifPresent(stream -> text.append(available(stream)));
    process.standardOutput().ifPresent(stream -> text.append(available(stream)));
    return text.toString().strip();
  }

  /** What is there to read; never waits, for a grandchild may hold the pipe open. */
  private static String available(InputStream stream) {
    try {
      int size = Math.min(stream.available(), OUTPUT_LIMIT);
      return new String(stream.readNBytes(size), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
