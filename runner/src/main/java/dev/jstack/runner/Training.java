package dev.jstack.runner;

import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The run of which the launcher makes the class archive: the everyday commands on a small stack,
 * with their output thrown away. A class that no command here loads costs its first user time.
 */
final class Training {
  private static final List<List<String>> LINES =
      List.of(
          List.of("version", "--format", "json"),
          List.of("help"),
          List.of("up", "--help"),
          List.of("completion", "bash"),
          List.of("confgi"),
          List.of("ps", "--nonsense"));

  private Training() {}

  /** Runs in the folder named first, which it makes. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Surroundings process = Surroundings.ofProcess();
    Surroundings surroundings =
        new Surroundings(Map.of(), folder, process.clock(), process.windows());
    Console.ofProcess(process.environment());
    for (List<String> line : LINES) {
      Console console =
          Console.of(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              Terminals.none(),
              Map.of());
      Main.run(
          line.toArray(new String[0]), console, surroundings, new ProcessBackends(surroundings));
    }
  }
}
