package dev.jstack.engine.provider;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where programs of providers are looked for, in docker compose's order: plugins of the docker
 * command, then PATH. Only whole paths of PATH count, so that nothing in the project is run for its
 * name; on Windows only {@code .exe}, as nothing quotes arguments for batch files soundly.
 */
final class ProgramSearch {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");
  private static final List<String> UNIX_PLUGINS =
      List.of(
          "/usr/local/lib/docker/cli-plugins",
          "/usr/local/libexec/docker/cli-plugins",
          "/usr/lib/docker/cli-plugins",
          "/usr/libexec/docker/cli-plugins");

  private final Map<String, String> environment;
  private final boolean windows;

  ProgramSearch(Map<String, String> environment, boolean windows) {
    this.environment = environment;
    this.windows = windows;
  }

  /** Whether a type can be looked up. {@code compose} is the one that asks. */
  static boolean isName(String type) {
    return NAME.matcher(type).matches() && !type.equals("compose");
  }

  Optional<Path> find(String type) {
    String end = windows ? ".exe" : "";
    return in(plugins(), "docker-" + type + end).or(() -> in(path(), type + end));
  }

  private static Optional<Path> in(List<String> folders, String name) {
    for (String folder : folders) {
      try {
        Path file = Path.of(folder, name);
        if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      } catch (InvalidPathException e) {
        // no folder of this machine
      }
    }
    return Optional.empty();
  }

  private List<String> plugins() {
    List<String> folders = new ArrayList<>();
    String home = variable(windows ? "USERPROFILE" : "HOME");
    String docker = variable("DOCKER_CONFIG");
    if (!docker.isEmpty()) {
      folders.add(docker + "/cli-plugins");
    } else if (!home.isEmpty()) {
      folders.add(home + "/.docker/cli-plugins");
    }
    if (windows) {
      folders.add(variable("ProgramData") + "\\Docker\\cli-plugins");
      folders.add(variable("ProgramFiles") + "\\Docker\\cli-plugins");
    } else {
      folders.addAll(UNIX_PLUGINS);
    }
    return folders;
  }

  private List<String> path() {
    return List.of(variable("PATH").split(windows ? ";" : ":", -1));
  }

  private String variable(String name) {
    return environment.entrySet().stream()
        .filter(e -> windows ? e.getKey().equalsIgnoreCase(name) : e.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
