package dev.jstack.host.local.sandbox;

import dev.jstack.host.strict.compute.SystemSpec;
import java.nio.file.Path;
import java.util.Locale;

/** Where the files of sandboxes are. */
record Directories(Path stateRoot) {

  Path systems() {
    return stateRoot.resolve("systems");
  }

  Path system(String id) {
    return systems().resolve(id);
  }

  Path processes(String id) {
    return system(id).resolve("procs");
  }

  /** A pipe that nobody writes to: what a sandbox's first process waits on. */
  Path silence() {
    return stateRoot.resolve("silence");
  }

  Path pipes() {
    return stateRoot.resolve("pipes");
  }

  /** The directory of a named pipe {@code \\.\pipe\name}. */
  Path pipe(String hostPath) {
    return pipes().resolve(encoded(hostPath.substring("\\\\.\\pipe\\".length())));
  }

  /** The scratch layer of a system; documents of schema 2 have a separator at its end. */
  static Path scratch(SystemSpec system) {
    return Path.of(system.scratch());
  }

  /** Pipe names ignore case and may hold backslashes; file names get {@code %xx} for those. */
  static String encoded(String pipe) {
    StringBuilder name = new StringBuilder();
    for (char c : pipe.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0;
      name.append(plain ? String.valueOf(c) : "%%%02x".formatted((int) c));
    }
    return name.toString().startsWith(".") ? "%2e" + name.substring(1) : name.toString();
  }
}
