package dev.jstack.runner.service;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/** Runs programs of the system. */
@FunctionalInterface
public interface Programs {

  /** How a program ended, and what it said on both streams. */
  record Result(int code, String output) {}

  /** Runs {@code command} to its end; what cannot be started ends with 127. */
  Result run(List<String> command);

  /** Those of this machine. */
  static Programs ofProcess() {
    return command -> {
      try {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output =
            new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        return new Result(process.waitFor(), output.strip());
      } catch (IOException e) {
        return new Result(127, command.get(0) + ": " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Result(130, "interrupted");
      }
    };
  }
}
