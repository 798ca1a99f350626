package dev.jstack.runner.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an installation left on the machine.
 *
 * @param processes command lines of processes that name it or have it in their environment
 * @param mounts mount points below it
 * @param links network interfaces that jstack made
 * @param cgroups control groups that jstack made
 * @param files files of stacks in its state directory
 */
record Leftovers(
    List<Leftover> processes,
    List<String> mounts,
    List<String> links,
    List<String> cgroups,
    List<String> files) {

  /** A process, by what it was started as. */
  record Leftover(long pid, String commandLine) {}

  static Leftovers of(Path root) {
    return new Leftovers(
        processes(root.toString()),
        lines(Path.of("/proc/self/mounts"), line -> line.contains(root.toString())),
        names(Path.of("/sys/class/net"), name -> name.startsWith("jst")),
        controlGroups(),
        files(root));
  }

  /** Whether nothing of any stack is left; the supervisor may still be on its way out. */
  boolean isNothing() {
    return stackProcesses().isEmpty()
        && mounts.isEmpty()
        && links.isEmpty()
        && cgroups.isEmpty()
        && files.isEmpty();
  }

  /** Processes other than the supervisor and what holds its namespaces. */
  private List<Leftover> stackProcesses() {
    return processes.stream().filter(p -> p.commandLine().contains("JSTACK_SYSTEM")).toList();
  }

  /** Ends all of its processes, whatever they are. */
  void end() {
    processes.forEach(p -> ProcessHandle.of(p.pid()).ifPresent(ProcessHandle::destroyForcibly));
  }

  private static List<Leftover> processes(String root) {
    List<Leftover> found = new ArrayList<>();
    for (String name : names(Path.of("/proc"), n -> Character.isDigit(n.charAt(0)))) {
      Path process = Path.of("/proc", name);
      String environment = text(process.resolve("environ"));
      String commandLine = text(process.resolve("cmdline"));
      boolean own = Long.parseLong(name) == ProcessHandle.current().pid();
      if (!own && (environment.contains(root) || commandLine.contains(root))) {
        String marker = environment.contains("JSTACK_SYSTEM=") ? " JSTACK_SYSTEM" : "";
        found.add(new Leftover(Long.parseLong(name), commandLine.replace('\0', ' ') + marker));
      }
    }
    return found;
  }

  private static List<String> controlGroups() {
    List<String> found = new ArrayList<>();
    for (String tree : names(Path.of("/sys/fs/cgroup"), n -> true)) {
      Path group = Path.of("/sys/fs/cgroup", tree, "jstack");
      names(group, n -> Files.isDirectory(group.resolve(n)))
          .forEach(n -> found.add(tree + "/" + n));
    }
    return found;
  }

  /** Volumes, systems, endpoints and what is remembered of stacks. */
  private static List<String> files(Path root) {
    List<String> found = new ArrayList<>();
    for (String kind :
        List.of("systems", "endpoints", "namespaces", "volumes", "scratch", "pipes")) {
      Path folder = root.resolve("home/state").resolve(kind);
      names(folder, n -> true).forEach(n -> found.add(kind + "/" + n));
    }
    return found;
  }

  private static List<String> names(Path folder, Predicate<String> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(e -> e.getFileName().toString()).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file, Predicate<String> wanted) {
    return text(file).lines().filter(wanted).toList();
  }

  /** Empty for what is gone meanwhile or not ours to read. */
  private static String text(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
