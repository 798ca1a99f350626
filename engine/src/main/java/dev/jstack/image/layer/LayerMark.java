package dev.jstack.image.layer;

import dev.jstack.image.model.Digest;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proof that a layer is whole, written beside it and last.
 *
 * @param chainId in full: the directory's name has a part of it only
 * @param parents chain ids, topmost first
 * @param bytes of all its files
 * @param ownersKept whether files belong to whom the image says; an ordinary user cannot do that
 */
public record LayerMark(
    String chainId, String diffId, List<String> parents, long bytes, boolean ownersKept) {
  private static final String SUFFIX = ".json";

  public LayerMark {
    parents = List.copyOf(parents);
  }

  /** The mark in {@code file}, when it is one of this layer. */
  public static Optional<LayerMark> read(Path file, Digest chainId) {
    try {
      LayerMark mark = Json.PLAIN.readLenient(Files.readString(file), LayerMark.class);
      return Optional.of(mark).filter(m -> m.chainId().equals(chainId.toString()));
    } catch (NoSuchFileException | JsonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The marks in a directory of layers. */
  public static List<LayerMark> in(Path layers) throws IOException {
    List<LayerMark> marks = new ArrayList<>();
    for (Path file : entries(layers)) {
      if (file.toString().endsWith(SUFFIX)) {
        try {
          marks.add(Json.PLAIN.readLenient(Files.readString(file), LayerMark.class));
        } catch (JsonException | NoSuchFileException e) {
          // Damaged or gone this moment: no layer.
        }
      }
    }
    return marks;
  }

  /** Directories of layers that have no mark. */
  public static List<Path> unmarked(Path layers) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path path : entries(layers)) {
      boolean marked = Files.exists(path.resolveSibling(path.getFileName() + SUFFIX));
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !marked) {
        found.add(path);
      }
    }
    return found;
  }

  private static List<Path> entries(Path layers) throws IOException {
    if (!Files.isDirectory(layers)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(layers)) {
      return all.sorted().toList();
    }
  }

  public String text() {
    return Json.PLAIN.writeIndented(this);
  }
}
