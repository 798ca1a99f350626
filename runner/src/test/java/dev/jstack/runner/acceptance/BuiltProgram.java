package dev.jstack.runner.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program that the build made, once for all tests, where every user of this machine can read
 * it, with a class archive as the launcher makes one: without it each command takes twice as long.
 */
final class BuiltProgram {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  static final BuiltProgram BUILT = make();

  private final Path home;

  private BuiltProgram(Path home) {
    this.home = home;
  }

  private static BuiltProgram make() {
    try {
      Path home = Files.createTempDirectory("jstack-built");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
      copy(
          Path.of("target/jstack/lib").toAbsolutePath(),
          Files.createDirectory(home.resolve("lib")));
      BuiltProgram built = new BuiltProgram(home);
      built.archive();
      return built;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void archive() throws IOException {
    List<String> command =
        List.of(
            JAVA,
            "-XX:ArchiveClassesAtExit=" + home.resolve("jstack.jsa"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "-cp",
            classPath(),
            "dev.jstack.runner.Training",
            home.resolve("training").toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("training.log").toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The words that start it, with {@code more} behind its class path. */
  List<String> command(List<String> more) {
    List<String> path = new ArrayList<>(List.of(classPath()));
    path.addAll(more);
    return List.of(
        JAVA,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:SharedArchiveFile=" + home.resolve("jstack.jsa"),
        "-Xlog:disable",
        "-Djstack.home=" + home,
        "-cp",
        String.join(":", path),
        "dev.jstack.runner.Main");
  }

  private String classPath() {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return String.join(":", jars.map(Path::toString).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // the folder for temporary files is swept by others
    }
  }
}
