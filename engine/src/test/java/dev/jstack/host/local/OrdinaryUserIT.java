package dev.jstack.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suites of the local host once more in a JVM under a user namespace, as the supervisor of an
 * ordinary user is. Root lends itself to the user {@code tester} where there is one.
 */
@Timeout(400)
class OrdinaryUserIT {
  @TempDir Path directory;

  @Test
  void all_suites_pass_for_an_ordinary_user() throws IOException, InterruptedException {
    boolean root = Prober.role() == Abilities.Role.ROOT;
    assumeTrue(
        !root || Files.readString(Path.of("/etc/passwd")).contains("\ntester:"),
        "root needs a user named tester to be an ordinary user");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of("setpriv", "--reuid", "tester", "--regid", "tester", "--init-groups"));
    }
    command.addAll(List.of("unshare", "--user", "--map-root-user"));
    if (Prober.userNamespace(Abilities.Role.ORDINARY).contains("--map-auto")) {
      command.add("--map-auto");
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + directory,
            "-cp",
            readable(System.getProperty("java.class.path")),
            SuiteRunner.class.getName()));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  /** The build may lie where other users cannot look, such as below /root. */
  private String readable(String classPath) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : classPath.split(":", -1)) {
      Path copy = directory.resolve("cp" + copies.size() + "-" + Path.of(entry).getFileName());
      copy(Path.of(entry), copy);
      copies.add(copy.toString());
    }
    return String.join(":", copies);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.copy(file, target);
      }
    }
  }
}
