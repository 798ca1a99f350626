package dev.jstack.runner.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command on a terminal: what is typed into it and what it shows. */
final class Terminal implements AutoCloseable {
  private static final int SECONDS = 30;

  private final Process process;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private Terminal(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  static Terminal start(List<String> command, Path directory, List<String> variables)
      throws IOException {
    String words =
        command.stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "exec ", ""));
    ProcessBuilder builder =
        new ProcessBuilder("script", "-q", "-e", "-c", words, "/dev/null")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("SHELL", "/bin/sh");
    for (String variable : variables) {
      String[] pair = variable.split("=", 2);
      builder.environment().put(pair[0], pair[1]);
    }
    return new Terminal(builder.start());
  }

  private void read() {
    byte[] chunk = new byte[4096];
    try (InputStream output = process.getInputStream()) {
      for (int count = output.read(chunk); count >= 0; count = output.read(chunk)) {
        screen.write(chunk, 0, count);
      }
    } catch (IOException e) {
      screen.writeBytes(("[" + e.getMessage() + "]").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Types {@code keys}; a return is {@code \r}. */
  void type(String keys) throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  /** Waits until it shows {@code text}. */
  void await(String text) {
    Eventually.get(SECONDS, this::screen, shown -> shown.contains(text));
  }

  /** Waits for the end and gives the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end; it shows:\n" + screen());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
