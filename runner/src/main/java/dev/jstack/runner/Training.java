package dev.jstack.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jstack.engine.Engine;
import dev.jstack.runner.command.Backends;
import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Terminals;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.session.Session;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

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
          List.of("-f", "warned.yaml", "config"),
          List.of("-f", "faulty.yaml", "config"),
          List.of("plan", "-f", "stack.yaml", "--target", "windows-server-2022"),
          List.of("ps", "-f", "plain.yaml", "--state-dir", "state"),
          List.of("ls", "--state-dir", "state"),
          List.of("config"));

  /** Asked of the rehearsed supervisor, which may need a moment before it answers. */
  private static final List<List<String>> REQUESTS =
      List.of(
          List.of("ls", "--state-dir", "state"),
          List.of("up", "-d", "-f", "plain.yaml", "--state-dir", "state"),
          List.of("up", "-d", "-f", "plain.yaml", "--state-dir", "state"),
          List.of("ps", "-f", "plain.yaml", "--state-dir", "state"),
          List.of("down", "-f", "plain.yaml", "--state-dir", "state"));

  private static final String STACK =
      """
      services:
        web:
          image: host
          command: ["java", "-version"]
          environment: {LEVEL: "${LEVEL:-info}"}
          ports: ["8080:80", "5353:53/udp", {target: 81, published: "8081"}]
          networks: {front: {aliases: [www]}}
          depends_on: {store: {condition: service_healthy}}
          stop_signal: SIGKILL
          deploy: {resources: {limits: {memory: 64M, cpus: "0.5"}}}
        store:
          image: host
          command: store --data /data
          volumes:
            - data:/data
            - {type: bind, source: ., target: 'C:\\src', read_only: true}
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

  private static final String PLAIN =
      """
      name: plain
      services:
        one: {image: "base:1", network_mode: none, command: sleep 1}
        two: {image: "base:1", network_mode: none, command: sleep 1, depends_on: [one]}
      """;

  private static final String WARNED =
      """
      services: {one: {image: "base:1", volumes: ["data:/data"]}}
      volumes: {data: {}}
      """;

  private static final String FAULTY = "services: {one: {image: 1, prots: []}}\n";

  private Training() {}

  /** Runs in the folder named first, which it makes. */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("stack.yaml"), STACK);
    Files.writeString(folder.resolve("plain.yaml"), PLAIN);
    Files.writeString(folder.resolve("warned.yaml"), WARNED);
    Files.writeString(folder.resolve("faulty.yaml"), FAULTY);
    PrintStream log = new PrintStream(Files.newOutputStream(folder.resolve("log")), true, UTF_8);
    loadAll(log);
    Surroundings process = Surroundings.ofProcess();
    Console.ofProcess(process.environment());
    Surroundings surroundings =
        new Surroundings(Map.of("KEY", "x"), folder, process.clock(), process.windows());
    run(LINES, surroundings, new ProcessBackends(surroundings), log);
    Engine engine = Rehearsal.start(folder.resolve("state"));
    run(REQUESTS, surroundings, backends(surroundings, engine), log);
    System.exit(ExitCode.DONE.number());
  }

  private static void run(
      List<List<String>> lines, Surroundings surroundings, Backends backends, PrintStream log) {
    for (List<String> line : lines) {
      Console console =
          Console.of(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              log,
              Terminals.none(),
              Map.of());
      int code = Main.run(line.toArray(new String[0]), console, surroundings, backends);
      log.println(String.join(" ", line) + ": " + code);
    }
  }

  /** Those of this process, but it looks at the rehearsed host, and nothing is started. */
  private static Backends backends(Surroundings surroundings, Engine engine) {
    return new ProcessBackends(surroundings) {
      @Override
      public Engine engine(Arguments arguments) {
        return engine;
      }

      @Override
      public Session session(Arguments arguments, Consumer<String> notices, Runnable beforeStart) {
        return super.session(
            arguments,
            notices,
            () -> {
              throw new IllegalStateException("the rehearsed supervisor does not answer");
            });
      }
    };
  }

  /**
   * Loads every class of ours, without running any of it: what no rehearsal reaches, such as the
   * host of this machine, is in the archive too.
   */
  private static void loadAll(PrintStream log) throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Path.of(entry).getFileName().toString().startsWith("jstack-")) {
        try (JarFile jar = new JarFile(entry)) {
          jar.stream().map(JarEntry::getName).forEach(name -> load(name, log));
        }
      }
    }
  }

  private static void load(String name, PrintStream log) {
    if (!name.endsWith(".class") || name.endsWith("-info.class")) {
      return;
    }
    String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(type, false, Training.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      log.println("not archived: " + type);
    }
  }
}
