package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.linux.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts a program that outlives this JVM and says in one line who it is. It gets a session of its
 * own, so neither Ctrl-C nor the end of a terminal reaches it. It speaks into a file: a pipe would
 * be closed by the JDK as soon as the first process of the chain ends.
 */
final class Launcher {
  /** A walk through all processes is dear: one for so many looks at the file. */
  private static final int LOOKS = 32;

  private final Path said;
  private final Path log;
  private final String mark;

  /**
   * A launcher.
   *
   * @param home where what the program says goes; never into a service's own log
   * @param mark value of {@link Sandbox#MARK}
   */
  Launcher(Path home, String mark) {
    this.said = home.resolve("said");
    this.log = home.resolve("start.log");
    this.mark = mark;
  }

  /**
   * What came of it.
   *
   * @param line the line that it said; empty when it ended or the time was over before
   * @param input its standard input, when it was wanted
   */
  record Launched(String line, Optional<OutputStream> input) {}

  /** Without input nothing of the program stays with this JVM. */
  Launched launch(List<String> program, boolean wantsInput, Deadline deadline) throws IOException {
    Files.deleteIfExists(said);
    List<String> command = new ArrayList<>(List.of("setsid"));
    if (!wantsInput) {
      command.add("-f");
    }
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", Commands.PATH);
    builder.environment().put(Sandbox.MARK, mark);
    builder.redirectOutput(said.toFile()).redirectError(Redirect.appendTo(log.toFile()));
    if (!wantsInput) {
      builder.redirectInput(Path.of("/dev/null").toFile());
    }
    Process process = builder.start();
    AtomicInteger looks = new AtomicInteger();
    Waiting.until(
        () ->
            !line().isEmpty()
                || wantsInput && !process.isAlive()
                || looks.incrementAndGet() % LOOKS == 0 && nobodyIsLeft(),
        deadline);
    return new Launched(
        line(), wantsInput ? Optional.of(process.getOutputStream()) : Optional.empty());
  }

  /** All that were started have ended, so that no line will come. */
  private boolean nobodyIsLeft() {
    return ProcessTable.withEnvironment(Sandbox.MARK + "=" + mark + "\0").isEmpty();
  }

  /** The first line when it is whole, else nothing. */
  private String line() {
    try {
      String text = Files.readString(said);
      return text.substring(0, Math.max(0, text.indexOf('\n')));
    } catch (IOException e) {
      return "";
    }
  }

  /** The last lines of the log, for messages. */
  String complaint() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }
}
