package dev.jstack.host.local.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcs.CommandLine;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.strict.compute.SystemSpec;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The processes that were put into one sandbox. */
final class Processes {
  private static final String OPERATION = "HcsCreateProcess";

  private final SystemSpec system;
  private final Sandbox sandbox;
  private final Abilities abilities;
  private final Directories directories;
  private final Map<String, String> machine;

  Processes(
      SystemSpec system,
      Sandbox sandbox,
      Abilities abilities,
      Directories directories,
      Map<String, String> machine) {
    this.system = system;
    this.sandbox = sandbox;
    this.abilities = abilities;
    this.directories = directories;
    this.machine = machine;
  }

  LocalProcess create(ProcessParameters parameters, List<Path> groups, Deadline deadline) {
    try {
      return start(parameters, groups, deadline);
    } catch (IOException e) {
      throw HResult.E_FAIL.failure(OPERATION, system.id(), String.valueOf(e.getMessage()));
    }
  }

  Optional<LocalProcess> open(int processId) {
    for (Path home : homes()) {
      Optional<LocalProcess> process = LocalProcess.open(home, Optional.empty());
      if (process.filter(each -> each.processId() == processId).isPresent()) {
        return process;
      }
      process.ifPresent(LocalProcess::close);
    }
    return Optional.empty();
  }

  /** Their directories, newest first: numbers of processes come again. */
  List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    String[] names = directories.processes(system.id()).toFile().list();
    List<String> sorted = new ArrayList<>(List.of(names == null ? new String[0] : names));
    sorted.sort((a, b) -> Integer.compare(Integer.parseInt(b), Integer.parseInt(a)));
    sorted.forEach(name -> homes.add(directories.processes(system.id()).resolve(name)));
    return homes;
  }

  private LocalProcess start(ProcessParameters parameters, List<Path> groups, Deadline deadline)
      throws IOException {
    LayeredFiles files = new RootFileSystem(system, abilities, directories).files();
    Account account = account(parameters, files);
    Map<String, String> environment = environment(parameters, account);
    String directory =
        ContainerPath.of(parameters.workingDirectory().filter(d -> !d.isEmpty()).orElse("/"));
    List<String> arguments = arguments(parameters);
    if (!sandbox.plain()) {
      new Program(files, mapped(files))
          .require(system.id(), arguments.get(0), environment.getOrDefault("PATH", ""), directory);
    }
    Path home = newHome();
    boolean console = parameters.emulateConsole();
    List<Integer> size = console ? size(parameters) : List.of();
    boolean create = !directory.equals("/") && files.find(directory).isEmpty();
    Optional<Account> who = abilities.userSwitch() ? Optional.of(account) : Optional.empty();
    write(home, "stdout", "");
    write(home, "stderr", "");
    write(
        home,
        "run.sh",
        ProcessScript.run(sandbox, home, arguments, environment, who, directory, create, size));
    write(
        home,
        "shim.sh",
        ProcessScript.shim(sandbox, home, groups, parameters.createStdInPipe(), console));
    return launch(home, parameters.createStdInPipe(), deadline);
  }

  private LocalProcess launch(Path home, boolean wantsInput, Deadline deadline) throws IOException {
    Launcher launcher = new Launcher(home, sandbox.mark());
    Optional<OutputStream> input =
        launcher
            .launch(List.of("sh", home.resolve("shim.sh").toString()), wantsInput, deadline)
            .input();
    Files.deleteIfExists(home.resolve("run.sh"));
    LocalProcess process =
        LocalProcess.open(home, input)
            .orElseThrow(
                () ->
                    HResult.HCS_E_INVALID_STATE.failure(
                        OPERATION, system.id(), "it did not start: " + launcher.complaint()));
    process.awaitEntry(sandbox, deadline);
    return process;
  }

  private Path newHome() throws IOException {
    Path processes = Files.createDirectories(directories.processes(system.id()));
    List<Path> present = homes();
    int number =
        present.isEmpty() ? 1 : Integer.parseInt(present.get(0).getFileName().toString()) + 1;
    while (true) {
      try {
        return Files.createDirectory(processes.resolve(String.valueOf(number)));
      } catch (FileAlreadyExistsException e) {
        number++; // another thread creates a process, too
      }
    }
  }

  private static List<String> arguments(ProcessParameters parameters) {
    List<String> arguments = new ArrayList<>();
    if (!parameters.commandArgs().isEmpty()) {
      arguments.addAll(parameters.commandArgs());
    } else {
      arguments.addAll(CommandLine.split(parameters.commandLine().orElse("")));
    }
    parameters
        .applicationName()
        .filter(name -> !name.isEmpty())
        .ifPresent(
            name -> {
              if (arguments.isEmpty()) {
                arguments.add(name);
              } else {
                arguments.set(0, name);
              }
            });
    arguments.set(0, ContainerPath.of(arguments.get(0)));
    return arguments;
  }

  private Account account(ProcessParameters parameters, LayeredFiles files) {
    String name = parameters.user().orElse("");
    return Account.find(name, files)
        .orElseThrow(
            () ->
                HResult.ERROR_LOGON_FAILURE.failure(
                    OPERATION, system.id(), "the container has no user \"" + name + "\""));
  }

  /** What every process starts with, then what the document says; names ignore case as there. */
  private Map<String, String> environment(ProcessParameters parameters, Account account) {
    Map<String, String> environment = new LinkedHashMap<>();
    boolean hostRoot = system.layers().equals(List.of("/"));
    String path = hostRoot ? machine.getOrDefault("PATH", DEFAULT_PATH) : DEFAULT_PATH;
    environment.put("PATH", path.isEmpty() ? DEFAULT_PATH : path);
    environment.put("HOME", account.home());
    system.hostName().ifPresent(name -> environment.put("HOSTNAME", name));
    if (parameters.emulateConsole()) {
      environment.put("TERM", "xterm-256color");
    }
    system
        .pipes()
        .forEach(
            pipe ->
                environment.put(
                    "JSTACK_PIPE_" + variable(pipe.containerPipeName()),
                    RootFileSystem.pipeDirectory(pipe) + "/pipe.sock"));
    environment.put(Sandbox.MARK, sandbox.mark());
    environment.putAll(parameters.environment());
    return environment;
  }

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static String variable(String pipe) {
    return pipe.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private List<String[]> mapped(LayeredFiles files) {
    return system.directories().stream()
        .map(
            each ->
                new String[] {
                  files.resolve(ContainerPath.of(each.containerPath())),
                  new File(each.hostPath()).getPath()
                })
        .toList();
  }

  private static List<Integer> size(ProcessParameters parameters) {
    List<Integer> size = parameters.consoleSize();
    boolean given = size.size() == 2 && size.get(0) > 0 && size.get(1) > 0;
    return given ? size : List.of(24, 80);
  }

  private static void write(Path home, String name, String text) throws IOException {
    Path file = Files.createFile(home.resolve(name), Modes.privateFile());
    Files.write(file, text.getBytes(UTF_8));
  }
}
