package dev.jstack.host.local;

import dev.jstack.host.local.probe.Abilities;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * {@code host.json}: what was found out about the machine, true for one start of it.
 *
 * @param layout version of the state root's layout
 */
record HostFile(int layout, String bootId, Abilities abilities) {
  private static final String NAME = "host.json";
  private static final int LAYOUT = 1;

  static HostFile of(String bootId, Abilities abilities) {
    return new HostFile(LAYOUT, bootId, abilities);
  }

  static Optional<HostFile> read(Path stateRoot) {
    try {
      return Optional.of(Json.PLAIN.read(Files.readString(stateRoot.resolve(NAME)), HostFile.class))
          .filter(file -> file.layout() == LAYOUT);
    } catch (IOException | JsonException e) {
      return Optional.empty();
    }
  }

  void write(Path stateRoot) throws IOException {
    Path draft = stateRoot.resolve(NAME + ".new");
    Files.writeString(draft, Json.PLAIN.write(this));
    Files.move(draft, stateRoot.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }
}
