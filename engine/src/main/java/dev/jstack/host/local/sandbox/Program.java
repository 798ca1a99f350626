package dev.jstack.host.local.sandbox;

import dev.jstack.host.api.HResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks for a program before it is started: a missing one is refused as Windows refuses it. */
final class Program {
  private static final List<String> LATE = List.of("/tmp/", "/run/", "/proc/", "/dev/");

  private final LayeredFiles files;
  private final List<String[]> mapped;

  /**
   * Looks into {@code files}.
   *
   * @param mapped directories that cover parts of it: container path, host path
   */
  Program(LayeredFiles files, List<String[]> mapped) {
    this.files = files;
    this.mapped = mapped;
  }

  /** Refuses a name that no file answers to, or a file that cannot be run. */
  void require(String system, String name, String searchPath, String directory) {
    if (name.startsWith("/")) {
      check(system, name, name);
    } else if (name.contains("/")) {
      check(system, name, directory + "/" + name);
    } else {
      search(system, name, searchPath);
    }
  }

  private void search(String system, String name, String searchPath) {
    for (String each : searchPath.split(":", -1)) {
      Optional<Path> file = find(each + "/" + name);
      if (file.isPresent() && Files.isRegularFile(file.get()) && Files.isExecutable(file.get())) {
        return;
      }
    }
    throw HResult.ERROR_FILE_NOT_FOUND.failure(
        "HcsCreateProcess", system, "no \"" + name + "\" in PATH " + searchPath);
  }

  private void check(String system, String name, String path) {
    if (LATE.stream().anyMatch(path::startsWith)) {
      return; // may come to be while the system runs
    }
    Path file =
        find(path)
            .orElseThrow(
                () ->
                    HResult.ERROR_FILE_NOT_FOUND.failure(
                        "HcsCreateProcess", system, "there is no " + name));
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw HResult.ERROR_BAD_EXE_FORMAT.failure(
          "HcsCreateProcess", system, name + " is not an executable file");
    }
  }

  private Optional<Path> find(String path) {
    String plain = files.resolve(path);
    for (String[] each : mapped) {
      if (plain.startsWith(each[0] + "/") || plain.equals(each[0])) {
        Path file = Path.of(each[1] + plain.substring(each[0].length()));
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
      }
    }
    return files.find(plain);
  }
}
