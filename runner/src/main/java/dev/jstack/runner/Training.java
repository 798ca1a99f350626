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
          List.of("ps", "--nonsense"),
          List.of("-f", "stack.yaml", "config"),
          List.of("-f", "stack.yaml", "config", "--format", "json"),
          List.of("config", "-f", "stack.yaml", "--services"),
          List.of("validate", "-f", "stack.yaml"),
          List.of("config"));

  private static final String STACK =
      """
      services:
        web:
          image: host
          command: ["java", "-version"]
          environment: {LEVEL: "${LEVEL:-info}"}
          ports: ["8080:80", "127.0.0.1:5353:53/udp"]
          networks: {front: {aliases: [www]}}
          depends_on: {store: {condition: service_healthy}}
          deploy: {replicas: 2, resources: {limits: {memory: 64M, cpus: "0.5"}}}
        store:
          image: host
          command: store --data /data
          volumes: ["data:/data", ".:/src:ro"]
          networks: [front]
          secrets: [key]
          configs: [{source: settings, target: /settings}]
          healthcheck: {test: ["CMD", "true"], interval: 2s, timeout: 1s, retries: 3}
          restart: on-failure:3
          stop_grace_period: 5s
          mem_limit: 64m
      networks: {front: {}}
      volumes: {data: {}}
      secrets: {key: {environment: KEY}}
      configs: {settings: {content: "level=${LEVEL:-info}"}}
      """;

  private Training() {}

  /** Runs in the folder named first, which it makes. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("stack.yaml"), STACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Surroundings process = Surroundings.ofProcess();
    Surroundings surroundings =
        new Surroundings(
            Map.of("KEY", "x"), folder.toAbsolutePath(), process.clock(), process.windows());
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
