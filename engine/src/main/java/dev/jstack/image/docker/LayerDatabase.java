package dev.jstack.image.docker;

import dev.jstack.image.layer.ChainIds;
import dev.jstack.image.model.Digest;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Docker's layers: what its database says, and whether the directories agree. */
final class LayerDatabase {
  private static final int LONGEST = 1 << 20;

  private final Path database;
  private final Path folders;

  LayerDatabase(Path database, Path folders) {
    this.database = database.resolve("sha256");
    this.folders = folders;
  }

  /**
   * The directories of an image's layers.
   *
   * @param paths topmost first
   * @param bytes as Docker counted them
   */
  record Chain(List<String> paths, long bytes) {}

  /** The layers of these archives, base first; empty when one is not there or not as it should. */
  Optional<Chain> chain(List<Digest> diffIds) throws IOException {
    List<Digest> chainIds = ChainIds.of(diffIds);
    List<Path> found = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < chainIds.size(); i++) {
      Path entry = database.resolve(chainIds.get(i).hex());
      Optional<Path> folder = folder(entry);
      boolean same = read(entry.resolve("diff")).equals(Optional.of(diffIds.get(i).toString()));
      if (folder.isEmpty() || !same || !liesOn(folder.get(), found)) {
        return Optional.empty();
      }
      found.add(folder.get());
      bytes += read(entry.resolve("size")).map(LayerDatabase::number).orElse(0L);
    }
    List<String> paths = new ArrayList<>(found.stream().map(Path::toString).toList());
    Collections.reverse(paths);
    return paths.isEmpty() ? Optional.empty() : Optional.of(new Chain(paths, bytes));
  }

  /** The directory that a layer lies in; a file in it may say that it is another one. */
  private Optional<Path> folder(Path entry) throws IOException {
    Optional<Path> folder = read(entry.resolve("cache-id")).flatMap(this::named);
    if (folder.isEmpty()) {
      return folder;
    }
    Optional<String> other = read(folder.get().resolve("layerID"));
    return (other.isPresent() ? named(other.get()) : folder)
        .filter(path -> Files.isDirectory(path.resolve("Files")));
  }

  private Optional<Path> named(String id) {
    boolean plain = id.matches("[0-9A-Za-z][0-9A-Za-z_-]*");
    return plain ? Optional.of(folders.resolve(id)) : Optional.empty();
  }

  /** Whether the layer was made over exactly the layers below; its own list has the next first. */
  private static boolean liesOn(Path folder, List<Path> below) throws IOException {
    List<String> names = new ArrayList<>();
    Optional<String> list = read(folder.resolve("layerchain.json"));
    try {
      if (list.isPresent() && Json.tree(list.get()) instanceof List<?> paths) {
        paths.forEach(path -> names.add(last(String.valueOf(path))));
      }
    } catch (JsonException e) {
      return false;
    }
    Collections.reverse(names);
    return names.equals(below.stream().map(path -> last(path.toString())).toList());
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private static Optional<String> read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
  }
}
