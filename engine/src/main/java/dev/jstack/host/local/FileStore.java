package dev.jstack.host.local;

import dev.jstack.host.api.HResult;
import dev.jstack.host.strict.store.MemoryStore;
import dev.jstack.host.strict.store.Store;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records as one JSON file each, read once and written through. Not forced to disk: what they tell
 * of does not survive the loss of power either.
 */
final class FileStore<T extends Record> implements Store<T> {
  private static final String SUFFIX = ".json";

  private final Path directory;
  private final MemoryStore<T> records = new MemoryStore<>();

  FileStore(Path directory, Class<T> type) {
    this.directory = directory;
    String[] names = directory.toFile().list((place, name) -> name.endsWith(SUFFIX));
    String[] sorted = names == null ? new String[0] : names;
    Arrays.sort(sorted);
    for (String name : sorted) {
      read(directory.resolve(name), type)
          .ifPresent(
              value -> records.put(name.substring(0, name.length() - SUFFIX.length()), value));
    }
  }

  /** A file that says nothing is a record that never was: it was being written at a power cut. */
  private static <T extends Record> Optional<T> read(Path file, Class<T> type) {
    try {
      return Optional.of(Json.DOCUMENT.readLenient(Files.readString(file), type));
    } catch (IOException | JsonException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<T> find(String id) {
    return records.find(id);
  }

  @Override
  public List<T> all() {
    return records.all();
  }

  @Override
  public void put(String id, T value) {
    try {
      Files.createDirectories(directory);
      Path draft = directory.resolve(id + ".new");
      Files.writeString(draft, Json.DOCUMENT.write(value));
      Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw HResult.E_FAIL.failure("local host state", id, String.valueOf(e.getMessage()));
    }
    records.put(id, value);
  }

  @Override
  public void remove(String id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw HResult.E_FAIL.failure("local host state", id, String.valueOf(e.getMessage()));
    }
    records.remove(id);
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }
}
