package dev.jstack.host.local.linux;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Small programs of the machine, run to their end. */
public final class Commands {
  /** Where system programs are; the caller's own PATH decides nothing. */
  public static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Commands() {}

  /**
   * How a command ended.
   *
   * @param code its exit code; −1 when it did not end in time or could not be started
   * @param output standard output and standard error together
   */
  public record Result(int code, String output) {
    public boolean ok() {
      return code == 0;
    }

    /** The first line that says something, for messages. */
    public String firstLine() {
      return output.lines().filter(line -> !line.isBlank()).findFirst().orElse("exit code " + code);
    }
  }

  /** Runs {@code command}, feeding it {@code input}; output must fit a pipe or be read anyway. */
  public static Result run(List<String> command, String input) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it did not want its input: its exit code tells
      }
      return finish(process);
    } catch (IOException e) {
      return new Result(-1, String.valueOf(e.getMessage()));
    }
  }

  private static Result finish(Process process) throws IOException {
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Result(process.exitValue(), output);
      }
      process.destroyForcibly();
      return new Result(-1, "did not end within " + LIMIT.toSeconds() + " s");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new Result(-1, "interrupted");
    }
  }

  /** The path of a program of the machine; empty when it is not installed. */
  public static Optional<String> find(String name) {
    for (String directory : PATH.split(":", -1)) {
      File file = new File(directory, name);
      if (file.canExecute()) {
        return Optional.of(file.getPath());
      }
    }
    return Optional.empty();
  }
}
