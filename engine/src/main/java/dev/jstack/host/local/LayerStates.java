package dev.jstack.host.local;

import dev.jstack.host.api.HResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a scratch layer is: created, active, prepared. Kept in the layer, with the boot that it
 * is true for: a restart of the machine leaves created layers only.
 */
final class LayerStates {
  private static final String NAME = "layer";

  private final String bootId;

  LayerStates(String bootId) {
    this.bootId = bootId;
  }

  enum State {
    CREATED,
    ACTIVE,
    PREPARED
  }

  boolean exists(String path) {
    return Files.exists(Path.of(path, NAME));
  }

  boolean isPrepared(String path) {
    return exists(path) && state(path) == State.PREPARED;
  }

  void require(String operation, String path) {
    if (!exists(path)) {
      throw HResult.ERROR_PATH_NOT_FOUND.failure(operation, path, "there is no such layer");
    }
  }

  void put(String path, State state) throws IOException {
    Files.writeString(Path.of(path, NAME), state + " " + bootId);
  }

  /** One step on: created to active, active to prepared; there already is fine. */
  void advance(String operation, String path) throws IOException {
    require(operation, path);
    State wanted = operation.equals("ActivateLayer") ? State.ACTIVE : State.PREPARED;
    State now = state(path);
    if (wanted == State.PREPARED && now == State.CREATED) {
      throw HResult.ERROR_INVALID_HANDLE.failure(operation, path, "the layer is not active");
    }
    if (now.compareTo(wanted) < 0) {
      put(path, wanted);
    }
  }

  /** One step back: prepared to active, active to created. */
  void retreat(String operation, String path) throws IOException {
    require(operation, path);
    State wanted = operation.equals("UnprepareLayer") ? State.ACTIVE : State.CREATED;
    if (wanted == State.CREATED && state(path) == State.PREPARED) {
      throw HResult.ERROR_SHARING_VIOLATION.failure(operation, path, "the layer is prepared");
    }
    if (state(path).compareTo(wanted) > 0) {
      put(path, wanted);
    }
  }

  private State state(String path) {
    try {
      String[] words = Files.readString(Path.of(path, NAME)).split(" ", -1);
      return words[1].equals(bootId) ? State.valueOf(words[0]) : State.CREATED;
    } catch (IOException | RuntimeException e) {
      return State.CREATED;
    }
  }
}
