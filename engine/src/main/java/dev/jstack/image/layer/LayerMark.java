package dev.jstack.image.layer;

import dev.jstack.image.model.Digest;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  public String text() {
    return Json.PLAIN.writeIndented(this);
  }
}
