package dev.jstack.runner.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built program as one user has it: with the samples, copied to where every user of this
 * machine can read them, and a state directory of its own. Closing it ends what runs and fails when
 * that leaves anything behind.
 */
final class Installation implements AutoCloseable {
  private static final Path RUNNER = Path.of("").toAbsolutePath();

  private final Path root;
  private final Account account;
  private final boolean stub;

  private Installation(Path root, Account account, boolean stub) {
    this.root = root;
    this.account = account;
    this.stub = stub;
  }

  /** An installation that {@code account} uses. */
  static Installation of(Account account) throws IOException {
    return of(account, false);
  }

  /** An installation that drives the local host through the native interface of Windows. */
  static Installation overStub() throws IOException {
    return of(Account.OWN, true);
  }

  private static Installation of(Account account, boolean stub) throws IOException {
    Path root = Files.createTempDirectory("jst");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    copy(RUNNER.resolveSibling("samples"), root.resolve("samples"));
    for (String own : List.of("home", "run")) {
      Files.createDirectory(root.resolve(own));
      account.own(root.resolve(own));
    }
    account.own(root.resolve("samples"));
    return new Installation(root, account, stub);
  }

  /** Where it stands; holds {@code samples/}. */
  Path root() {
    return root;
  }

  Path state() {
    return root.resolve("home/state");
  }

  /** Runs {@code jstack arguments…} in the installation's directory and waits for it. */
  Outcome jstack(String... arguments) {
    return start(List.of(), arguments).await();
  }

  /** The same with variables, each {@code NAME=value}. */
  Outcome jstack(List<String> environment, String... arguments) {
    return start(environment, arguments).await();
  }

  /** Runs {@code … | jstack arguments…}: standard input is a pipe that holds {@code input}. */
  Outcome piped(String input, String... arguments) {
    String line = "printf %s \"$1\" | { shift; exec \"$@\"; }";
    List<String> command = new ArrayList<>(List.of("sh", "-c", line, "sh", input));
    command.addAll(command(arguments));
    return Running.start(command, root, variables(List.of())).await();
  }

  /** Starts {@code jstack arguments…} and leaves it running. */
  Running start(List<String> environment, String... arguments) {
    return Running.start(command(arguments), root, variables(environment));
  }

  /** Starts {@code jstack arguments…} as a script's {@code &} does: without Ctrl-C. */
  Running ignoringInterrupts(String... arguments) {
    List<String> command = new ArrayList<>(List.of("env", "--ignore-signal=INT,QUIT"));
    command.addAll(command(arguments));
    return Running.start(command, root, variables(List.of()));
  }

  /** Starts {@code jstack arguments…} on a terminal of its own. */
  Terminal onTerminal(String... arguments) throws IOException {
    return Terminal.start(command(arguments), root, variables(List.of()));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(account.prefix());
    Path tests = RUNNER.resolveSibling("engine/target/test-classes");
    command.addAll(BuiltProgram.BUILT.command(stub ? List.of(tests.toString()) : List.of()));
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> variables(List<String> more) {
    List<String> variables = new ArrayList<>();
    variables.add("HOME=" + root.resolve("home"));
    variables.add("XDG_RUNTIME_DIR=" + root.resolve("run"));
    variables.add("JSTACK_STATE_DIR=" + state());
    variables.add("PATH=" + System.getenv("PATH"));
    variables.add("LANG=C.UTF-8");
    variables.add("COLUMNS=80");
    if (stub) {
      variables.add("JSTACK_NATIVE=stub");
    }
    variables.addAll(more);
    return variables;
  }

  /** What of this installation is still there: processes, mounts, sockets, cgroups, files. */
  Leftovers leftovers() {
    return Leftovers.of(root);
  }

  @Override
  public void close() throws IOException {
    for (String stack : jstack("ls", "-q").output().lines().toList()) {
      jstack("-p", stack, "down", "-v");
    }
    leftovers().end();
    account.remove(root);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
