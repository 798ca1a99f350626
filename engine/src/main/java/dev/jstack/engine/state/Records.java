package dev.jstack.engine.state;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory of records, one JSON file each, named by compute system. A file that cannot be read
 * as its record counts as lost, as if it were not there.
 */
public final class Records<R extends Record> {
  private static final String SUFFIX = ".json";

  private final Path directory;
  private final Class<R> type;

  private Records(Path directory, Class<R> type) {
    this.directory = directory;
    this.type = type;
  }

  /** The replicas of a stack. */
  public static Records<ReplicaRecord> replicas(StackDirectory stack) {
    return new Records<>(stack.replicas(), ReplicaRecord.class);
  }

  /** What ran before they started, by {@link HookRecord#key()}. */
  public static Records<HookRecord> hooks(StackDirectory stack) {
    return new Records<>(stack.hooks(), HookRecord.class);
  }

  /** What their watch knows. */
  public static Records<WatchRecord> watch(StackDirectory stack) {
    return new Records<>(stack.watch(), WatchRecord.class);
  }

  /** What programs of the machine brought, by {@link ProviderRecord#id}. */
  public static Records<ProviderRecord> providers(StackDirectory stack) {
    return new Records<>(stack.providers(), ProviderRecord.class);
  }

  /** The record of a compute system. */
  public Optional<R> read(String systemId) {
    return StateFile.read(file(systemId)).flatMap(this::parse);
  }

  /** Replaces the record of a compute system. */
  public void write(String systemId, R replica) {
    StateFile.write(file(systemId), Json.PLAIN.write(replica), false);
  }

  /** Forgets a compute system; unknown is fine. */
  public void delete(String systemId) {
    StateFile.delete(file(systemId));
  }

  /** All records by compute system, sorted. */
  public Map<String, R> all() {
    Map<String, R> found = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - SUFFIX.length());
        read(id).ifPresent(replica -> found.put(id, replica));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
    }
    return new LinkedHashMap<>(found);
  }

  private Optional<R> parse(String text) {
    try {
      return Optional.of(Json.PLAIN.readLenient(text, type));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private Path file(String systemId) {
    return directory.resolve(systemId + SUFFIX);
  }
}
