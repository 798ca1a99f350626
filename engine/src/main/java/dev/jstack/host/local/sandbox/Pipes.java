package dev.jstack.host.local.sandbox;

import dev.jstack.host.strict.compute.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Named pipes as directories with a socket in them; one goes with the last system that maps it. */
final class Pipes {
  private final Directories directories;

  Pipes(Directories directories) {
    this.directories = directories;
  }

  /** Writes down which pipes the system maps. */
  void use(SystemSpec system) throws IOException {
    List<String> names =
        system.pipes().stream()
            .map(pipe -> directories.pipe(pipe.hostPath()).getFileName().toString())
            .toList();
    if (!names.isEmpty()) {
      Files.write(directories.system(system.id()).resolve("pipes"), names);
    }
  }

  /** Removes the pipes that only this system, whose own directory is gone, mapped. */
  synchronized void release(SystemSpec system) throws IOException {
    if (system.pipes().isEmpty()) {
      return;
    }
    Set<String> used = used();
    for (var pipe : system.pipes()) {
      Path directory = directories.pipe(pipe.hostPath());
      if (!used.contains(directory.getFileName().toString())) {
        Trees.remove(directory);
      }
    }
    directories.pipes().toFile().delete(); // stays while pipes are in it
  }

  private Set<String> used() throws IOException {
    Set<String> used = new HashSet<>();
    String[] systems = directories.systems().toFile().list();
    for (String id : systems == null ? new String[0] : systems) {
      Path names = directories.system(id).resolve("pipes");
      if (Files.exists(names)) {
        used.addAll(Files.readAllLines(names));
      }
    }
    return used;
  }
}
