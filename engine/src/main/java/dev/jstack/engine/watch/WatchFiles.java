package dev.jstack.engine.watch;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.engine.state.StateFile;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is remembered of the replicas of a stack, one file each. */
record WatchFiles(Path directory) {

  static WatchFiles of(StackDirectory stack) {
    return new WatchFiles(stack.watch());
  }

  void write(WatchState state) {
    StateFile.write(directory.resolve(state.systemId() + ".json"), state.text(), false);
  }

  /** What is remembered of one container. */
  Optional<WatchState> of(SystemId container) {
    return read(directory.resolve(container + ".json"));
  }

  /** All that is legible, in the order of their names. */
  List<WatchState> all() {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.json")) {
        entries.forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
      }
    }
    files.sort(null);
    return files.stream().flatMap(file -> read(file).stream()).toList();
  }

  private static Optional<WatchState> read(Path file) {
    try {
      return StateFile.read(file)
          .map(text -> Json.PLAIN.readLenient(text, WatchState.class))
          .filter(WatchState::isLegible);
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
