package dev.jstack.runner.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that runs. */
final class Running {
  private static final long DEADLINE_SECONDS = 120;

  private final String command;
  private final Process process;
  private final CompletableFuture<String> output;
  private final CompletableFuture<String> messages;
  private final StringWriter told = new StringWriter();

  private Running(String command, Process process) {
    this.command = command;
    this.process = process;
    this.output = read(process.getInputStream(), new StringWriter());
    this.messages = read(process.getErrorStream(), told);
  }

  static Running start(List<String> command, Path directory, List<String> variables) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      int main = command.indexOf("dev.jstack.runner.Main");
      return new Running(
          "jstack " + String.join(" ", command.subList(main + 1, command.size())), process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  void interrupt() {
    signal("INT");
  }

  /** What it wrote to standard error so far. */
  String messages() {
    return told.toString();
  }

  void kill() {
    process.destroyForcibly();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for its end; a command that does not end is ended and fails the test. */
  Outcome await() {
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end; it printed:\n" + printed());
      }
      return new Outcome(
          command,
          process.exitValue(),
          output.get(10, TimeUnit.SECONDS),
          messages.get(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(command + ": its output does not end", e);
    }
  }

  private String printed() {
    return output.getNow("(still open)") + "\n" + messages.getNow("(still open)");
  }

  private static CompletableFuture<String> read(InputStream stream, StringWriter text) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            char[] chunk = new char[4096];
            for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
              text.write(chunk, 0, count);
            }
            return text.toString();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
