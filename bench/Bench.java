import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures jstack, and docker compose beside it in the same run, turn by turn, so that a noisy
 * machine disturbs both alike. Prints a table of medians and ratios for docs/performance.md.
 *
 * <p>{@code java bench/Bench.java [--rounds 9] [--sizes 1,30,300] [--only config]}. The peer's rows
 * need {@code JSTACK_PEER_COMPOSE} (a docker compose v5 binary); the rows that start something need
 * {@code DOCKER_HOST} too, with an image {@code bb:1} (bench/peer makes both).
 */
public class Bench {
  private final Path work;
  private final String jstack;
  private final String peer;
  private final boolean daemon;
  private final int rounds;
  private final String only;

  private Bench(Map<String, String> options) throws IOException {
    work = Files.createTempDirectory("jstack-bench");
    jstack = Path.of("jstack").toAbsolutePath().toString();
    peer = System.getenv().getOrDefault("JSTACK_PEER_COMPOSE", "");
    daemon = !peer.isEmpty() && System.getenv("DOCKER_HOST") != null;
    rounds = Integer.parseInt(options.getOrDefault("--rounds", "9"));
    only = options.getOrDefault("--only", "");
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    Bench bench = new Bench(options);
    int[] sizes =
        Arrays.stream(options.getOrDefault("--sizes", "1,30,300").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    System.out.println("| work | jstack | docker compose v5 | ratio |\n|---|---|---|---|");
    bench.reading();
    for (int size : sizes) {
      bench.running(size);
    }
  }

  /** Rows that only read files. */
  private void reading() throws Exception {
    row("`version`", rounds, List.of(jstack, "version"), compose("version"));
    for (int size : new int[] {6, 100, 1000, 10000}) {
      Path file = write("config" + size, rich(size));
      int times = size >= 10000 ? 3 : rounds;
      row("`config`, " + size + " services", times, mine(file, "config"), theirs(file, "config"));
    }
    Path file = write("plan1000", plain(1000, "host", "info"));
    row(
        "`plan`, 1000 services, nothing there",
        Math.min(rounds, 5),
        mine(file, "plan"),
        List.of());
  }

  /** Rows that start, change and stop {@code size} services. */
  private void running(int size) throws Exception {
    if (!only.isEmpty() && !only.equals("up")) {
      return;
    }
    int times = size > 100 ? 1 : 3;
    Map<String, List<Double>> ours = new LinkedHashMap<>();
    Map<String, List<Double>> others = new LinkedHashMap<>();
    for (int i = 0; i < times; i++) {
      cycle(size, ours, "host", this::mine, "jstack");
      if (daemon) {
        cycle(size, others, "bb:1", this::theirs, "dockerd|containerd");
      }
    }
    ours.forEach((name, values) -> print(name, values, others.getOrDefault(name, List.of())));
  }

  private void cycle(
      int size, Map<String, List<Double>> results, String image, Command command, String processes)
      throws Exception {
    Path file = write("up" + size, plain(size, image, "info"));
    String n = ", " + size + " services";
    add(results, "`up -d`" + n, time(command.of(file, "up", "-d")));
    add(results, "`up -d`, no change" + n, time(command.of(file, "up", "-d")));
    write("up" + size, plain(size, image, "debug"));
    add(results, "`up -d`, one changed" + n, time(command.of(file, "up", "-d")));
    add(results, "`ps`" + n, time(command.of(file, "ps")));
    add(results, "memory, PSS in MB" + n, pss(processes));
    add(results, "`down`" + n, time(command.of(file, "down", "-t", "2")));
  }

  private static void add(Map<String, List<Double>> results, String name, double value) {
    results.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
  }

  private void row(String name, int times, List<String> ours, List<String> theirs)
      throws Exception {
    if (!only.isEmpty() && !name.contains(only)) {
      return;
    }
    List<Double> mine = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      mine.add(time(ours));
      if (!theirs.isEmpty()) {
        double took = time(theirs);
        if (!Double.isNaN(took)) {
          others.add(took);
        }
      }
    }
    print(name, mine, others);
  }

  private static void print(String name, List<Double> mine, List<Double> others) {
    double ours = median(mine);
    double theirs = median(others);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s |%n",
        name,
        number(name, ours),
        Double.isNaN(theirs) ? "–" : number(name, theirs),
        Double.isNaN(theirs) ? "–" : String.format(Locale.ROOT, "%.2f ×", ours / theirs));
  }

  private static String number(String name, double value) {
    return String.format(Locale.ROOT, name.startsWith("memory") ? "%.0f MB" : "%.0f ms", value);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().filter(v -> !v.isNaN()).sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  /** Wall time in milliseconds; NaN when the command refuses. */
  private double time(List<String> command) throws Exception {
    Path log = work.resolve("last.log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(log.toFile())
            .redirectErrorStream(true)
            .start();
    int code = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (code != 0) {
      List<String> lines = Files.readAllLines(log);
      String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
      System.err.println(String.join(" ", command) + ": exit " + code + ": " + last);
      return Double.NaN;
    }
    return millis;
  }

  private interface Command {
    List<String> of(Path file, String... words);
  }

  private List<String> mine(Path file, String... words) {
    List<String> command = new ArrayList<>(List.of(jstack, words[0], "-f", file.toString()));
    command.addAll(Arrays.asList(words).subList(1, words.length));
    return command;
  }

  private List<String> theirs(Path file, String... words) {
    List<String> command = compose("-f", file.toString());
    command.addAll(command.isEmpty() ? List.of() : List.of(words));
    return command;
  }

  private List<String> compose(String... words) {
    List<String> command = new ArrayList<>();
    if (!peer.isEmpty()) {
      command.add(peer);
      command.addAll(List.of(words));
    }
    return command;
  }

  private Path write(String name, String text) throws IOException {
    Path folder = Files.createDirectories(work.resolve(name));
    return Files.writeString(folder.resolve("stack.yaml"), text);
  }

  /** A file of services as people write them, readable by both programs. */
  private static String rich(int size) {
    IntFunction<String> service =
        i ->
            """
              service%1$d:
                image: registry.local/app:%1$d
                command: ["serve", "--port", "8080"]
                environment:
                  LOG_LEVEL: info
                  PEER: ${PEER:-service%2$d}
                ports:
                  - "%3$d:8080"
                volumes:
                  - data:/data
                networks: [front, back]
                healthcheck:
                  test: ["CMD", "check"]
                  interval: 10s
                restart: unless-stopped
            %4$s"""
                .formatted(
                    i,
                    i - 1,
                    10000 + i % 50000,
                    i == 0 ? "" : "    depends_on:\n      - service" + (i - 1) / 2 + "\n");
    return "name: rich\nservices:\n"
        + services(size, service)
        + "networks:\n  front:\n  back:\nvolumes:\n  data:\n";
  }

  /** Services that only sleep, without a network; the level of the first one can change. */
  private static String plain(int size, String image, String level) {
    return "name: bench\nservices:\n"
        + services(
            size,
            i ->
                "  s%d:\n    image: %s\n    network_mode: none\n    stop_signal: SIGKILL\n"
                        .formatted(i, image)
                    + "    command: sleep 1000000\n    environment:\n      LEVEL: %s\n"
                        .formatted(i == 0 ? level : "info"));
  }

  private static String services(int size, IntFunction<String> service) {
    return IntStream.range(0, size).mapToObj(service).collect(Collectors.joining());
  }

  /** Proportional set size of all processes whose command line names one of {@code names}. */
  private static double pss(String names) throws IOException {
    double kilobytes = 0;
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        if (isOneOf(process, names)) {
          kilobytes += pss(process);
        }
      }
    }
    return kilobytes / 1024;
  }

  private static boolean isOneOf(Path process, String names) {
    try {
      String[] words = Files.readString(process.resolve("cmdline")).split("\0");
      String program = Path.of(words[0]).getFileName().toString();
      boolean ours = names.equals("jstack") && List.of(words).contains("dev.jstack.runner.SupervisorMain");
      return ours || Arrays.stream(names.split("\\|")).anyMatch(program::startsWith);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static double pss(Path process) {
    try (Stream<String> lines = Files.lines(process.resolve("smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
          .sum();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
